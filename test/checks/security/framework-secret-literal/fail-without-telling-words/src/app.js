const express = require('express');
const cookieSession = require('cookie-session');

express().use(cookieSession({ name: 'shop', keys: ['kitten'] }));
