try { document.focus(); } catch (e) {}
