const Joi = require('joi');

const schema = Joi.object({
  JWT_SECRET: Joi.string().default('fallback').description('signs the tokens'),
  SESSION_SECRET: Joi.string().required().description('signs the sessions'),
});

module.exports = schema.validate(process.env);
