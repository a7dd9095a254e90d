export const github = process.env.GITHUB_TOKEN;
export const slack = process.env.SLACK_TOKEN;
export const stripe = '{{fake:stripe-key}}';
