export const token = process.env.GITHUB_TOKEN;
