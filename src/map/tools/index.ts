import { say } from '../../state/desk-parts.ts';
import type { ToolName } from '../../state/view-store.ts';
import { createBoxTool, createCarveTool, createCreateGridTool, createLassoTool } from './area.tool.ts';
import { createBrushTool } from './brush.tool.ts';
import { createEditBorderTool } from './edit-border.tool.ts';
import { createRedrawTool, createSplitTool } from './line.tool.ts';
import { createMoveTool } from './move.tool.ts';
import { createPassageTool } from './passage.tool.ts';
import { createAssignTool, createMergeTool } from './pick.tools.ts';
import { createSelectTool } from './select.tool.ts';
import { createSpanTool } from './span.tool.ts';
import { createAddStationTool, createCloseStationTool } from './station.tools.ts';
import type { MapTool, ToolContext } from './tool.ts';
import { createWhyTool } from './why.tool.ts';

/** Every tool by its name. */
export function createTools(context: ToolContext): Readonly<Record<ToolName, MapTool>> {
  return {
    select: createSelectTool(context),
    why: createWhyTool(context),
    edit_border: createEditBorderTool(context),
    straighten: createSpanTool(context, 'straighten_border'),
    follow_street: createSpanTool(context, 'follow_street'),
    redraw: createRedrawTool(context),
    split: createSplitTool(context),
    merge: createMergeTool(context),
    carve: createCarveTool(context),
    create_grid: createCreateGridTool(context),
    assign: createAssignTool(context),
    brush: createBrushTool(context),
    box: createBoxTool(context),
    lasso: createLassoTool(context),
    move_station: createMoveTool(context),
    add_station: createAddStationTool(context),
    close_station: createCloseStationTool(context),
    add_passage: createPassageTool(context),
  };
}

/** In place of the tool in hand while a stroke waits for a decision: the map may be moved, not drawn on. */
export function createWaitingTool({ desk, map }: ToolContext): MapTool {
  return {
    hover: () => map.setCursor(''),
    click: () => say(desk.stores, { tone: 'attention', key: 'strokeWaits' }),
  };
}
