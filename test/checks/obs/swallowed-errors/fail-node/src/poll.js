exports.poll = async (queues) => {
  for (const queue of queues) {
    try {
      await queue.drain();
    } catch (err) {
      // console.error(err);
      continue;
    }
  }
};
