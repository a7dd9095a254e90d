require('express')().listen(process.env.PORT ?? 3000);
const isCi = process.env.CI;
