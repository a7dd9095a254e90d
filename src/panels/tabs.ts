/** Tabs by the ARIA pattern: arrows, Home and End move and select; tabs of one stack go together on the whole page. */
export function enableTabs(page: HTMLElement): void {
  page.addEventListener('click', (event) => {
    const tab = tabOf(event.target);
    if (tab !== undefined) {
      selectEverywhere(page, tab);
    }
  });
  page.addEventListener('keydown', (event) => {
    const tab = tabOf(event.target);
    const target = tab === undefined ? undefined : neighbour(tab, event.key);
    if (target !== undefined) {
      event.preventDefault();
      target.focus();
      selectEverywhere(page, target);
    }
  });
}

function tabOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element ? target.closest<HTMLElement>('[role="tab"]') : null) ?? undefined;
}

function neighbour(tab: HTMLElement, key: string): HTMLElement | undefined {
  const tabs = siblings(tab);
  const position = tabs.indexOf(tab);
  switch (key) {
    case 'ArrowRight':
      return tabs[(position + 1) % tabs.length];
    case 'ArrowLeft':
      return tabs.at(position - 1);
    case 'Home':
      return tabs[0];
    case 'End':
      return tabs.at(-1);
    default:
      return undefined;
  }
}

function siblings(tab: HTMLElement): HTMLElement[] {
  return [...(tab.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
}

function selectEverywhere(page: HTMLElement, tab: HTMLElement): void {
  const before = tab.getBoundingClientRect().top;
  select(tab);
  const { stack } = tab.dataset;
  for (const list of page.querySelectorAll('[role="tablist"]')) {
    const same = [...list.querySelectorAll<HTMLElement>('[role="tab"]')].filter(
      (other) => other.dataset['stack'] === stack,
    );
    const isSettled = same.some((other) => other.getAttribute('aria-selected') === 'true');
    if (list !== tab.parentElement && !isSettled && same[0] !== undefined) {
      select(same[0]);
    }
  }
  // Panels above may have changed their height; what was clicked stays where it is.
  window.scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: 'instant' });
}

function select(tab: HTMLElement): void {
  for (const other of siblings(tab)) {
    const isSelected = other === tab;
    other.setAttribute('aria-selected', String(isSelected));
    other.tabIndex = isSelected ? 0 : -1;
    const panel = document.getElementById(other.getAttribute('aria-controls') ?? '');
    if (panel !== null) {
      panel.hidden = !isSelected;
    }
  }
}
