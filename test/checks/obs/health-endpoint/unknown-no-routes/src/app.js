const express = require('express');
const app = express();
require('./load')(app);
app.listen(3000);
