// A click on a bar or point opens the list that the number in the chart's table opens.
document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("[data-chart] [ecmeta_data_index]");
  if (!mark) return;
  const table = document.getElementById(mark.closest("[data-chart]").dataset.chart);
  const row = table?.tBodies[0].rows[Number(mark.getAttribute("ecmeta_data_index"))];
  const cell = row?.cells[Number(mark.getAttribute("ecmeta_series_index")) + 1];
  cell?.querySelector("a")?.click();
});
