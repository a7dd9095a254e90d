package worker

type Worker struct{}

func New() *Worker { return &Worker{} }

func (w *Worker) Run() {}
