/** What a comment says of an error that is dropped: why, only that, or nothing of the kind. */
export type Reason = 'reason' | 'intent' | 'none';

/** Words for tools, which are no words for people. What follows `--` in them is. */
const DIRECTIVE =
  /(eslint|oxlint|biome|tslint|jshint|stylelint)[-\w]*[:\s]?[^\n]*?(?=--|$)|\bno(qa|sec|lint|inspection)\b[^\n]*?(?=--|$)|\bNOSONAR\b|\b(pylint|type|pyright|mypy|rubocop|phpcs|flake8)\s*:[^\n]*|@(ts|phpstan|psalm)-[\w-]+|\b(istanbul|c8|v8|coverage)\s+ignore\s*\w*|pragma:\s*no\s*cover|\b(checkstyle|pmd|spotbugs)\s*:?[^\n]*|@\w+-(ignore|expect|disable|suppress)\b[^\n]*?(?=--|$)/gi;

/** Lines that are code somebody took out: `// console.log(e);`, `# raise`, `//e.printStackTrace()`. */
const OLD_CODE =
  /[;{}]\s*$|^[\w$.]+\s*\([^)]*\)\s*;?$|^(throw|return|raise|print|puts|console|log|logger|logging|import|const|let|var|if|fmt|e)\b\s*[.(=;]|^(throw|raise|return)\b/;

/** Says that nothing is to happen, and leaves out why. */
const INTENT =
  /^(this |it |is |we |can |should |be |just |simply |intentionally |deliberately |purposely |on purpose |left )*(ignored?|ignoring|ignore it|skip(ped)?|swallow(ed)?|no-?op|noop|pass|empty|blank|nothing|do nothing|nothing to do( here)?|continue|silent(ly)?|silence)( (this|the|any|all|it|them|intentionally|deliberately|on purpose|silently|here|errors?|exceptions?|failures?|block))*[\s.!]*$/i;

/** What a comment in front of a statement must say to be about its errors. */
const ABOUT_ERRORS =
  /ignor|swallow|best[- ]effort|don'?t care|do not care|not care|\b(may|might|can|could|should|must|does|will)( not|n'?t)? (already )?(fail|throw|exist|matter|break|block|crash)|\bok(ay)?\b (if|when|to)\b|if (we|it|they) (can'?t|cannot)|okay|fire[- ]and[- ]forget|no-?op|not exist|doesn'?t (exist|matter)|harmless|safe to|never (fail|throw|break|block)|on failure|if (it|this) fails|regardless|unhandled/i;

/** Judges the comments that belong to a handler. */
export function reasonOf(comments: readonly string[]): Reason {
  let isIntended = false;
  for (const line of comments.flatMap((comment) => comment.split('\n'))) {
    const words = line
      .replace(/^\s*(\/\*+|\*+\/?|\/\/+|#+)\s?/, '')
      .replace(/\*+\/\s*$/, '')
      .replace(DIRECTIVE, '')
      .replace(/^[\s:-]+|\s+$/g, '');
    if (words === '' || OLD_CODE.test(words) || /^(todo|fixme|xxx|hack)\b/i.test(words)) {
      continue;
    }
    if (INTENT.test(words)) {
      isIntended = true;
    } else if (isSentence(words)) {
      return 'reason';
    } else {
      isIntended = true;
    }
  }
  return isIntended ? 'intent' : 'none';
}

/** True for a comment before a statement that speaks of what happens when it fails. */
export function isAboutErrors(comment: string): boolean {
  return ABOUT_ERRORS.test(comment);
}

/** Two words at least; scripts without spaces have them in four letters. */
function isSentence(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length >= 2 || words.some((word) => !/[\p{Script=Latin}]/u.test(word) && word.length >= 4);
}
