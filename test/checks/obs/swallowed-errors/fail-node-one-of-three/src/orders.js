const db = require('./db');
const log = require('./log');

async function place(order) {
  try {
    await db.insert(order);
  } catch (error) {
    log.error(error);
    throw error;
  }
}

async function cancel(id) {
  try {
    await db.remove(id);
    await db.refund(id);
  } catch (e) {}
}

const count = () => db.count().catch(() => 0);

module.exports = { place, cancel, count };
