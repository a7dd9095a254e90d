const redis = require('./redis');

exports.put = async (key, value) => {
  try {
    await redis.set(key, value);
    // eslint-disable-next-line no-empty
  } catch (e) {}
  try {
    await redis.expire(key, 60);
  } catch (e) {
    // TODO: handle this
  }
};
