import type { ToolName } from '../../state/view-store.ts';
import { createEditBorderTool } from './edit-border.tool.ts';
import { createSelectTool } from './select.tool.ts';
import { createAddStationTool, createCloseStationTool, createMoveStationTool } from './station.tools.ts';
import type { MapTool, ToolContext } from './tool.ts';

/** Every tool by its name. */
export function createTools(context: ToolContext): Readonly<Record<ToolName, MapTool>> {
  return {
    select: createSelectTool(context),
    edit_border: createEditBorderTool(context),
    move_station: createMoveStationTool(context),
    add_station: createAddStationTool(context),
    close_station: createCloseStationTool(context),
  };
}
