process.env.RELEASE_TOKEN;
