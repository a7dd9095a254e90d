export const get = (client, name: string) => client.get(`/users/${name}`);
export const run = (shell, name: string) => shell.exec(`update-${name}`);
export const all = (name: string) => Promise.all([name]);
