const express = require('express');
const app = express();
for (const { path, handler } of routes) app.get(path, handler);
