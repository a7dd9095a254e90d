(process.env.ONLY ? it.only : it)('a', () => {});
const maybe = process.env.CI ? describe : describe.only;
maybe('b', () => {});
