import { redact } from '../src/redact';

it('hides tokens', () => expect(redact('{{fake:github-token}}')).toBe('***'));
