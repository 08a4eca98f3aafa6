/** Emacs compiles what it loads, and would show its warnings over what is looked at. */
const QUIET = '(setq native-comp-async-report-warnings-errors nil)';

/** Emacs with the recipe as its only settings. Eglot is a package of its own before Emacs 29. */
export const emacs = {
  name: 'Emacs',
  packages: [['emacs-nox'], ['emacs-nox', 'elpa-eglot']],
  installed: ['emacs', '--batch', '--eval', "(require 'eglot)"],
  recipe: 'elisp',
  settingsFile: 'init.el',
  command: (settings, file) => ['emacs', '-nw', '-q', '--no-splash', '--eval', QUIET, '-l', settings, file],
  steps: ({ press, type, shows }, saved) => {
    const run = (command) => {
      press('M-x');
      type(command);
      press('Enter');
    };
    return {
      'shows the findings': async () => {
        await shows(/Flymake\[\d+ \d+\]/);
        run('flymake-show-buffer-diagnostics');
        await shows(/json-syntax\]: Trailing comma: Braze would send invalid JSON/);
      },
      'shows a hover': async () => {
        run('delete-other-windows');
        press('C-s');
        type('upcase');
        press('Enter');
        run('eldoc');
        await shows(/Makes all letters upper case/);
      },
      'applies a fix behind letters of several bytes': async () => {
        run('delete-other-windows');
        press('C-e', 'C-b');
        run('eglot-code-actions');
        await shows(/Pick an action/);
        type('Remove the comma');
        press('Enter');
        await shows(/Edit successful/);
        press('C-x', 'C-s');
        await shows(/Wrote/);
        if (!saved()) throw new Error('the fixed body is not what it should be');
      },
      'shows the findings of a sample user': async () => {
        press('C-x', 'C-f');
        type('jo.sample-user.json');
        press('Enter');
        await shows(/Sample User.*Flymake\[\d+ \d+\]/);
        run('flymake-show-buffer-diagnostics');
        await shows(/`profil`/);
      },
    };
  },
};
