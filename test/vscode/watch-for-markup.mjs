// Looks at each frame that the workbench draws for links and icons that come from a hostile text.

/** Begins to look. The texts of `test/hostile` have "pwned" in their links, and icons that the workbench itself does not use. */
export async function watchForMarkup(page) {
  await page.evaluate((areas) => {
    const found = new Set();
    const seen = new Map(Object.keys(areas).map((area) => [area, new Set()]));
    const lookAt = (area, place) => {
      // biome-ignore lint/performance/useDomNodeTextContent: the lines as they are laid out
      for (const text of place.innerText.split('\n')) seen.get(area).add(text);
      for (const link of place.querySelectorAll('a[href], a[data-href], [role=link], .monaco-link')) {
        if (/pwned/i.test(link.outerHTML)) found.add(`${area}: ${link.outerHTML}`);
      }
      for (const made of place.querySelectorAll('.codicon-squirrel, .codicon-beaker, img[src*=pwned]')) {
        found.add(`${area}: ${made.parentElement.outerHTML}`);
      }
    };
    const look = () => {
      for (const [area, selector] of Object.entries(areas)) {
        for (const place of document.querySelectorAll(selector)) lookAt(area, place);
      }
    };
    let asked = false;
    const observer = new MutationObserver(() => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        look();
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    window.markup = { found, seen };
  }, AREAS);
}

const AREAS = {
  notification: '.notifications-toasts, .notifications-center',
  hover: '.monaco-hover',
  'quick pick': '.quick-input-widget',
  'status bar': '.part.statusbar',
  problems: '.markers-panel',
  'quick fixes': '.action-widget',
  peek: '.zone-widget',
  tabs: '.tabs-container .tab[aria-label*="Preview"]',
};

/** Begins a new list of what is seen. */
export async function forgetLines(page) {
  await page.evaluate(() => {
    for (const lines of window.markup.seen.values()) lines.clear();
  });
}

/** What has been drawn as a link or an icon. */
export function markupFound(page) {
  return page.evaluate(() => [...window.markup.found]);
}

/** The lines of text that an area has shown so far. */
export function linesSeen(page, area) {
  return page.evaluate((name) => [...window.markup.seen.get(name)], area);
}
