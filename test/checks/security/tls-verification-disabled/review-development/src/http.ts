import https from 'node:https';

if (process.env.NODE_ENV === 'development') { https.globalAgent.options.rejectUnauthorized = false; }
