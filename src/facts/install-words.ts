/** The words of a command that installs what a project depends on, flags and packages left out; undefined for other commands. */
export function installWords(command: string): string | undefined {
  return /^(?:npm (?:install|i)|yarn(?: install)?|pnpm (?:install|i))(?=$|[\s;&|)\]}"'`])/.exec(command)?.[0];
}
