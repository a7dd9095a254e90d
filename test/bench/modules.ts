/** The stacks of the generated project: how its units are found, and what their code looks like. */
export interface Stack {
  readonly name: string;
  /** A case whose root holds one of these is a unit of this stack. */
  readonly manifests: readonly string[];
  readonly extension: string;
  readonly head: (module: string) => string;
  readonly block: (name: string, n: number) => string;
  readonly tail: string;
}

/** Blocks of one module; with it a module is about 3 KB, as the mean source file of real services that we looked at. */
const BLOCKS = 6;

/** A module of ordinary code that hardly concerns any check, as most code of a service does. */
export function moduleText(stack: Stack, module: number): string {
  const blocks = Array.from({ length: BLOCKS }, (_, index) =>
    stack.block(`${module}x${index}`, module * BLOCKS + index),
  );
  return [stack.head(`m${module}`), ...blocks, stack.tail].join('\n');
}

export const STACKS: readonly Stack[] = [
  {
    name: 'node',
    manifests: ['package.json'],
    extension: 'js',
    head: () =>
      "import { Router } from 'express';\nimport { pool } from '../db.js';\nimport { logger } from './logger.js';\n\nexport const router = Router();\n",
    block: (name, n) => `/** Loads the orders of one customer, newest first. */
export async function loadOrders${name}(customer, { limit = ${n % 50}, offset = 0 } = {}) {
  const { rows } = await pool.query('SELECT id, total FROM orders WHERE customer = $1 LIMIT $2', [customer, limit]);
  const open = rows.filter((order) => order.total > ${n} && !order.closed).slice(offset);
  return open.map(({ id, total }) => ({ id, total, label: \`order \${id}: \${total.toFixed(2)}\` }));
}
router.get('/orders/${name}/:id', async (request, response, next) => {
  try {
    const orders = await loadOrders${name}(request.params.id);
    response.status(orders.length === 0 ? 404 : 200).json({ orders });
  } catch (error) {
    logger.warn({ error, id: request.params.id }, 'orders could not be read');
    next(error);
  }
});
`,
    tail: 'export default router;\n',
  },
  {
    name: 'typescript',
    manifests: ['package.json'],
    extension: 'ts',
    head: () => "import type { Order } from '../orders.ts';\nimport { Store } from '../store.ts';\n",
    block: (name, n) => `/** Totals by customer. */
export class Totals${name} extends Store<Order> {
  readonly #known = new Map<string, number>();

  add(order: Order, factor = ${n % 9}): number {
    const before = this.#known.get(order.customer) ?? 0;
    const total = before + order.lines.reduce((sum, line) => sum + line.price * line.count * factor, 0);
    this.#known.set(order.customer, total);
    if (total > ${n * 10}) {
      throw new RangeError(\`the total of \${order.customer} is too large\`);
    }
    return total;
  }

  get customers(): readonly string[] {
    return [...this.#known.keys()].sort((a, b) => a.localeCompare(b));
  }
}
`,
    tail: '',
  },
  {
    name: 'python',
    manifests: ['pyproject.toml', 'requirements.txt', 'manage.py', 'Pipfile', 'setup.py'],
    extension: 'py',
    head: () =>
      'import logging\nfrom dataclasses import dataclass\n\nfrom .db import session\n\nlogger = logging.getLogger(__name__)\n',
    block: (name, n) => `
@dataclass(frozen=True)
class Order${name}:
    """One order of a customer."""

    id: int
    customer: str
    total: float = ${n}.0

    def label(self) -> str:
        return f"order {self.id} of {self.customer}: {self.total:.2f}"


def load_orders_${name}(customer, limit=${n % 50}):
    """Loads the orders of one customer, newest first."""
    try:
        rows = session.execute("SELECT id, customer, total FROM orders WHERE customer = :customer", {"customer": customer})
    except ConnectionError as error:
        logger.warning("orders could not be read: %s", error)
        raise
    return [Order${name}(*row) for row in rows if row[2] > ${n}][:limit]
`,
    tail: '',
  },
  {
    name: 'java',
    manifests: ['pom.xml', 'build.gradle', 'build.gradle.kts'],
    extension: 'java',
    head: (module) =>
      `package com.example.${module};\n\nimport java.util.List;\nimport java.util.Map;\nimport org.springframework.web.bind.annotation.GetMapping;\n\npublic class Orders_${module} {\n  private final OrderRepository repository;\n`,
    block: (name, n) => `
  /** Loads the orders of one customer, newest first. */
  @GetMapping("/orders/${name}")
  public List<Order> load${name}(String customer, int limit) {
    List<Order> orders = repository.findByCustomer(customer);
    if (orders.isEmpty() && limit > ${n}) {
      throw new IllegalArgumentException("no orders of " + customer);
    }
    return orders.stream()
        .filter(order -> order.getTotal() > ${n} && !order.isClosed())
        .sorted((a, b) -> b.getId().compareTo(a.getId()))
        .limit(limit)
        .toList();
  }
`,
    tail: '}\n',
  },
  {
    name: 'go',
    manifests: ['go.mod'],
    extension: 'go',
    head: (module) => `package ${module}\n\nimport (\n\t"context"\n\t"database/sql"\n\t"fmt"\n)\n`,
    block: (name, n) => `
// Load${name} loads the orders of one customer, newest first.
func (s *Store) Load${name}(ctx context.Context, customer string, limit int) ([]Order, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT id, total FROM orders WHERE customer = $1 LIMIT $2", customer, limit)
	if err != nil {
		return nil, fmt.Errorf("load orders of %s: %w", customer, err)
	}
	defer rows.Close()
	orders := make([]Order, 0, ${n})
	for rows.Next() {
		var order Order
		if err := rows.Scan(&order.ID, &order.Total); err != nil {
			return nil, err
		}
		orders = append(orders, order)
	}
	return orders, rows.Err()
}
`,
    tail: 'var _ = sql.ErrNoRows\n',
  },
  {
    name: 'ruby',
    manifests: ['Gemfile'],
    extension: 'rb',
    head: (module) =>
      `# Orders of customers.\nclass Orders${module.toUpperCase()} < ApplicationRecord\n  belongs_to :customer\n`,
    block: (name, n) => `
  # The orders of one customer, newest first.
  def load_${name}(customer, limit: ${n % 50})
    orders = where(customer: customer).order(id: :desc).limit(limit)
    orders.select { |order| order.total > ${n} && !order.closed? }.map do |order|
      { id: order.id, label: "order #{order.id}: #{order.total.round(2)}" }
    end
  rescue ActiveRecord::RecordNotFound => e
    logger.warn("orders could not be read: #{e.message}")
    raise
  end
`,
    tail: 'end\n',
  },
  {
    name: 'php',
    manifests: ['composer.json'],
    extension: 'php',
    head: (module) =>
      `<?php\n\nnamespace App\\${module};\n\nuse App\\Models\\Order;\nuse Illuminate\\Http\\JsonResponse;\n\nfinal class Orders_${module}\n{\n`,
    block: (name, n) => `
    /** Loads the orders of one customer, newest first. */
    public function load${name}(string $customer, int $limit = ${n % 50}): JsonResponse
    {
        $orders = Order::query()->where('customer', $customer)->orderByDesc('id')->limit($limit)->get();
        if ($orders->isEmpty()) {
            throw new \\InvalidArgumentException("no orders of {$customer}");
        }
        $open = $orders->filter(fn (Order $order) => $order->total > ${n} && !$order->closed);
        return response()->json(['orders' => $open->values(), 'count' => count($open)]);
    }
`,
    tail: '}\n',
  },
];
