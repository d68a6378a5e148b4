/* A page without any framework: proves what a host lets through and what it stops. */
const answer = await window.vivaseal.invoke("echo", { text: "评审 𠮷" });
document.querySelector("#answer").textContent = JSON.stringify(answer);

/** Opens the database that must outlive the run, adds one row, gives the number of rows. */
globalThis.addRow = () =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("replica", 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore("rows", { autoIncrement: true });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const change = opening.result.transaction("rows", "readwrite", { durability: "strict" });
      change.objectStore("rows").add("row");
      const counting = change.objectStore("rows").count();
      change.oncomplete = () => resolve(counting.result);
    };
  });

/* A form that is answered in place, like the product's: the way by which browsers learn entries. */
document.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  event.target.remove();
});
