it.only('x', () => {});
