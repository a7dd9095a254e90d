function compile(text) {
  return new Function('with (this) { return ' + text + ' }');
}
