/** Small line drawings of our own, 16 by 16, in the colour of the text around them. */
const PATHS = {
  back: '<path d="M10 3 5 8l5 5"/>',
  forward: '<path d="m6 3 5 5-5 5"/>',
  check: '<path d="m3 8.5 3.5 3.5L13 4.5"/>',
  cross: '<path d="m4 4 8 8m0-8-8 8"/>',
  copy: '<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/><path d="M10.5 2.5h-6a2 2 0 0 0-2 2v6"/>',
  insert: '<path d="M8 2.5v8m0 0L4.8 7.3M8 10.5l3.2-3.2M2.5 13.5h11"/>',
  preview:
    '<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z"/><circle cx="8" cy="8" r="2"/>',
  time: '<circle cx="8" cy="8" r="6"/><path d="M8 4.500V8l2.5 1.5"/>',
  practice: '<path d="M9.5 2.5 13.5 6.5 6 14H2v-4z"/>',
  stage: '<path d="M3.5 14V2.500h8L9.5 5.500l2 3h-8"/>',
  run: '<path d="M4.5 2.500v11l9-5.500z"/>',
  external: '<path d="M6.5 3.500h-4v10h10v-4M9.5 2.500h4v4m0-4L7.5 8.5"/>',
  question:
    '<circle cx="8" cy="8" r="6"/><path d="M6.3 6.300A1.75 1.75 0 0 1 8 5c1 0 1.75.7 1.75 1.6C9.750 8 8 8 8 9.2M8 11.300v.1"/>',
  dash: '<path d="M3.5 8h9"/>',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon for decoration: text beside it says the same. */
export function icon(name: IconName): string {
  return `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}
