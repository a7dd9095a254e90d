import type { Report } from '../checks/result.ts';

/** The report as JSON, two spaces, with a line end. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
