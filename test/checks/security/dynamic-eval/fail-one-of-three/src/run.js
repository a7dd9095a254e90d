const root = new Function('return this')();
const two = eval('1 + 1');
export const run = (text) => eval(text + root + two);
