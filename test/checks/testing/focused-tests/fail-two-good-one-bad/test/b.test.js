describe('b', () => {
  it('one', () => {});
  it('two', () => {});
  it.only('three', () => {});
});
