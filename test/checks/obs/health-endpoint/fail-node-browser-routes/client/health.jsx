register(page({ path: '/health', view: () => <Health /> }));
