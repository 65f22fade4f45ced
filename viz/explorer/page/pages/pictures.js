// A page of pictures.
export async function show() { return { title: "", content: [] }; }
