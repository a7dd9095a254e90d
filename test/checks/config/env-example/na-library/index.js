module.exports = process.env.SOME_KEY;
