const express = require('express');
const router = express.Router();
const table = [
  { path: '/orders', route: orders },
  { path: '/health', route: well },
];
table.forEach((entry) => router.use(entry.path, entry.route));
module.exports = router;
