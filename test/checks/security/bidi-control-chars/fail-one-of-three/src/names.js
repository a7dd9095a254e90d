export const open = '\u2066';
export const middle = '⁦⁩';
export const close = '\u2069';
