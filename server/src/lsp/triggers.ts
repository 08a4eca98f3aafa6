/** What is typed before completion is asked for. A space is such a sign within markup only: in JSON it mostly indents. */
export const completionTriggers = ['{', '%', '$', '.', '|', ':', ',', '"', "'", ' '];

export const signatureTriggers = [':', ',', ' '];

/** The last sign of `{{`, `{%`, `}}` and `%}`. */
export const onTypeTriggers = ['{', '%', '}'] as const;
