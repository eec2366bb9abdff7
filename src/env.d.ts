/// <reference types="astro/client" />

// Astro's own tools read the components themselves; plain TypeScript learns here that they are there.
declare module '*.astro' {
	const component: import('astro/runtime/server/index.js').AstroComponentFactory;
	export default component;
}
