import test from 'ava';
test.only('a', (t) => t.pass());
