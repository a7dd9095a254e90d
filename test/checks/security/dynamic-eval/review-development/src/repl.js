export function debug(text) {
  if (process.env.NODE_ENV !== 'production') { eval(text); }
}
