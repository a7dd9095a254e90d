/** Marks in the table of contents which part is being read. Returns what to call when the page has changed. */
export function followReading(): () => void {
  let observer: IntersectionObserver | undefined;
  return () => {
    observer?.disconnect();
    const links = new Map<string, HTMLAnchorElement>();
    for (const link of document.querySelectorAll<HTMLAnchorElement>('.toc a')) {
      links.set(link.hash.slice(1), link);
    }
    const visible = new Set<string>();
    observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const id = target.querySelector('h2')?.id ?? '';
          if (isIntersecting) {
            visible.add(id);
          } else {
            visible.delete(id);
          }
        }
        const current = [...links.keys()].find((id) => visible.has(id));
        for (const [id, link] of links) {
          if (id === current) {
            link.setAttribute('aria-current', 'true');
          } else {
            link.removeAttribute('aria-current');
          }
        }
      },
      // A part is being read while it crosses the upper third.
      { rootMargin: '-10% 0px -65% 0px' },
    );
    for (const part of document.querySelectorAll('article.prose > section')) {
      observer.observe(part);
    }
  };
}
