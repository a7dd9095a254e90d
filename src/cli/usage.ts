import { FORMATS } from '../report/render.ts';

/** What `--help` prints. */
export const USAGE = `Usage: backend-roadmap <command> [options]

Commands:
  check [DIR]        run the checklists on the project in DIR (default: this folder) and print what they found
  init [DIR]         write a commented project file to DIR/.backend-roadmap/config.jsonc, unless there is one
  topics             list the topics
  topic ID           print a topic as markdown
  snippets           list the snippets with the stacks they are for
  snippet ID         print a snippet as markdown

Options of check:
  --checklist a,b    only these checklists
  --check id,id      only these checks and questions
  --format ${FORMATS.join('|')}
                     default: text
  --output FILE      write to a file instead of the terminal
  --fail-on high|medium|low|never
                     from which severity on a failure fails the call (default: high)
  --only-files FILE|-
                     decide on everything, and report what lies in the files listed in FILE, or on the standard
                     input: one path a line (or NUL-separated), relative to the current folder
  --baseline FILE    suppress the findings listed there (default: DIR/.backend-roadmap/baseline.json, if present)
  --update-baseline  write what fails now to the baseline
  --now DATE         judge as of this day (default: today)

Options of snippet:
  --stack ID         only the variants for this stack, for example express

  --version, --help

Exit status: 0 nothing failed, 1 something did, 2 the call or a file of yours is wrong, 3 a check erred or the run was stopped.
`;
