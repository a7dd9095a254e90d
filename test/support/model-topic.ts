/** A small topic page on which every rule about the parts of a page has nothing to say. */
export const MODEL_TOPIC = `---
id: testing/made-up
title: Made up
summary: A page that stands in for a topic in the tests of the rules.
area: testing
order: 10
stage: basics
prerequisites: []
related: []
tags: [made-up]
synonyms: [example]
technologies: [node, python]
checks: []
snippets: []
practice: [15, 30]
reviewed: 2026-11-21
standards: ['RFC 9110', 'OWASP Top 10 2025: A05']
---

## Why it matters

A shop sold the same chair to two people on a Friday, and refunded one of them on the Monday after.

**Otherwise:** you refund chairs.

## How it works

Two buyers read the same number.

\`\`\`diagram kind=graph alt="Two buyers read the stock of one chair at the same moment."
digraph { buyer -> stock }
\`\`\`

## In your stack

\`\`\`js stack=node file=src/stock.js
export const left = (stock, sold) => stock - sold;
\`\`\`

\`\`\`python stack=python file=stock.py
def left(stock, sold):
    return stock - sold
\`\`\`

## Wrong and right

\`\`\`js stack=node file=src/sell.js wrong
await save(left(await read(), 1));
\`\`\`

\`\`\`js stack=node file=src/sell.js right
await decrementIfPositive();
\`\`\`

The second decides where the number lives.

## Trade-offs

- It costs a query.
- It needs a database,
  and somebody who runs it.
- It says no to somebody.

## Numbers and defaults

| value | where it holds | source |
| --- | --- | --- |
| 1 | chairs left | the shop |

## Common mistakes

- Reading first.
- Writing later.
- Hoping in between.
- Testing with one buyer.

## Try it

Buy the last chair twice. One of the two answers must be 409.

## Recall

### Who decides?

The database.

### When does it decide?

At the write.

### What does the loser see?

A conflict.

## Next

Go on with the next page.

## References

- [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110) (official): what 409 means.
- [A book](https://example.org/book) (book): the long story.
`;
