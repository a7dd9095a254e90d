const express = require('express');
const app = express();
app.get('/', home);
app.get('/orders/:id/status', status);
app.put('/status', setStatus);
// app.get('/healthz', ok);
axios.get('/health', config);
