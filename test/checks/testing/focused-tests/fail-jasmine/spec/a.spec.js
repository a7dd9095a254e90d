fdescribe('a', () => {
  fit('b', () => {});
});
