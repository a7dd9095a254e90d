const { Model } = require('objection');

class Order extends Model {}
