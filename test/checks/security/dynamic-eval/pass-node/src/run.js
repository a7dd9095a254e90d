const root = new Function('return this')();
setTimeout(() => root, 10);
setTimeout(root, 10);
export const load = (redis, script) => redis.eval(script, 0);
