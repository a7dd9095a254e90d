/** Another name beside a file that exists: `Dockerfile.suggested`, `ci.suggested.yml`, then `ci.suggested-2.yml`. */
export function suggestedName(path: string, attempt: number): string {
  const slash = path.lastIndexOf('/') + 1;
  const name = path.slice(slash);
  const dot = name.lastIndexOf('.');
  const mark = attempt === 1 ? 'suggested' : `suggested-${attempt}`;
  // A leading dot is part of the name: `.gitignore.suggested`.
  return dot <= 0
    ? `${path}.${mark}`
    : `${path.slice(0, slash)}${name.slice(0, dot)}.${mark}${name.slice(dot)}`;
}
