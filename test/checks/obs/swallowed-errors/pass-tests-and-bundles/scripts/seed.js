seed().catch(() => {});
