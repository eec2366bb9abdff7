import { describe, expect, it } from 'vitest';
import { layoutDiagram } from '../../../src/diagram/layout.ts';
import type { Diagram } from '../../../src/diagram/model.ts';
import { textBox } from '../../../src/diagram/text-box.ts';

function fan(count: number): Diagram {
	const users = Array.from({ length: count }, (_, index) => ({
		id: `u${index}`,
		label: `schema/number/${index}`,
	}));
	return {
		nodes: [{ id: 'root', label: 'fragment/common' }, ...users],
		edges: users.map(({ id }) => ({ from: 'root', to: id })),
		stages: [],
	};
}
const overlap = (
	a: { x: number; y: number; width: number; height: number },
	b: { x: number; y: number; width: number; height: number },
): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('layoutDiagram', () => {
	it('puts the target of an arrow to the right of its source, or below it', () => {
		const [root, user] = layoutDiagram(fan(1), 'right').nodes;
		expect(user?.x).toBeGreaterThan((root?.x ?? 0) + (root?.width ?? 0));
		const [rootAbove, userBelow] = layoutDiagram(fan(1), 'down').nodes;
		expect(userBelow?.y).toBeGreaterThan((rootAbove?.y ?? 0) + (rootAbove?.height ?? 0));
	});
	it('lets no two of 50 boxes overlap and keeps all inside the picture', () => {
		const { nodes, width, height } = layoutDiagram(fan(50), 'right');
		for (const [index, a] of nodes.entries()) {
			expect(a.x).toBeGreaterThanOrEqual(0);
			expect(a.y).toBeGreaterThanOrEqual(0);
			expect(a.x + a.width).toBeLessThanOrEqual(width);
			expect(a.y + a.height).toBeLessThanOrEqual(height);
			for (const b of nodes.slice(index + 1)) expect(overlap(a, b)).toBe(false);
		}
	});
	it('shows twins in the order in which they were given', () => {
		const users = layoutDiagram(fan(12), 'right').nodes.slice(1);
		const heights = users.map(({ y }) => y);
		expect(heights).toEqual(heights.toSorted((a, b) => a - b));
	});
	it('fits two boxes side by side on a phone', () => {
		const diagram: Diagram = {
			nodes: [
				{ id: 'a', label: 'gateway' },
				{ id: 'b', label: 'eqiad.mediawiki.page_change_with_a_long_name.v1' },
				{ id: 'c', label: 'codfw.mediawiki.page_change_with_a_long_name.v1' },
			],
			edges: [
				{ from: 'a', to: 'b' },
				{ from: 'a', to: 'c' },
			],
			stages: [],
		};
		expect(layoutDiagram(diagram, 'down').width).toBeLessThanOrEqual(328);
	});
	it('marks the edges that are off', () => {
		const diagram = { ...fan(1), edges: [{ from: 'root', to: 'u0', off: true }] };
		expect(layoutDiagram(diagram, 'right').edges[0]?.off).toBe(true);
	});
	it('survives circles, loops and edges to nowhere', () => {
		const diagram: Diagram = {
			nodes: [
				{ id: '__proto__', label: '__proto__' },
				{ id: 'constructor', label: 'constructor' },
			],
			edges: [
				{ from: '__proto__', to: 'constructor' },
				{ from: 'constructor', to: '__proto__' },
				{ from: 'constructor', to: 'constructor' },
				{ from: 'constructor', to: 'nowhere' },
			],
			stages: [],
		};
		const { nodes, edges } = layoutDiagram(diagram, 'right');
		expect(nodes.map(({ node }) => node.id)).toEqual(['__proto__', 'constructor']);
		expect(edges).toHaveLength(2);
	});
	it('draws an empty diagram as nothing', () => {
		expect(layoutDiagram({ nodes: [], edges: [], stages: [] }, 'right').nodes).toEqual([]);
	});
});

describe('textBox', () => {
	it('breaks a name at its separators', () => {
		expect(textBox('mediawiki.structured_task.article', undefined, 184).lines).toEqual([
			'mediawiki.',
			'structured_task.',
			'article',
		]);
	});
	it('breaks a part that is longer than a line wherever it must', () => {
		expect(textBox('x'.repeat(30), undefined, 184).lines).toEqual(['x'.repeat(20), 'x'.repeat(10)]);
	});
	it('marks a name that needs more than four lines as cut', () => {
		const { lines } = textBox('abcdefghij.'.repeat(20), undefined, 150);
		expect(lines).toHaveLength(4);
		expect(lines[3]?.endsWith('…')).toBe(true);
	});
});
