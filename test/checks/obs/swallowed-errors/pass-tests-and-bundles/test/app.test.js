try { require('../src/app'); } catch (e) {}
