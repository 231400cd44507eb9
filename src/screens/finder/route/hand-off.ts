/**
 * Links that hand a station over to a map app. They carry the station's name and place, in the datum that each app
 * reads, and nothing about where the visitor is: the app finds that out by itself if the visitor lets it.
 *
 * The city's positions are CGCS2000, which WGS 84 equals to within centimetres. What each link reads:
 * - Amap: GCJ-02, longitude first (`coordinate=gaode`); https://lbs.amap.com/api/uri-api/guide/travel/route
 * - Baidu: BD-09, latitude first (`coord_type=bd09ll`); its page asks for an origin of every route, so the link shows
 *   the place, from which one asks for the way; https://lbsyun.baidu.com/index.php?title=uri/api/web
 * - Tencent: GCJ-02, latitude first; https://lbs.qq.com/webApi/uriV1/uriGuide/uriWebRoute
 * - Apple: latitude first (https://developer.apple.com/library/archive/featuredarticles/iPhoneURLScheme_Reference/MapLinks/MapLinks.html).
 *   The reference names no datum. In mainland China its map is Amap's, and it draws a link's numbers on it as they are,
 *   in GCJ-02, with no parameter to say otherwise: https://github.com/dpa99c/phonegap-launch-navigator/issues/186
 * - OpenStreetMap: WGS 84; https://wiki.openstreetmap.org/wiki/Browsing#Sharing_a_link_to_the_maps
 */
import gcoord from 'gcoord';
import type { LonLat } from '../../../domain/geometry.ts';

export const MAP_APPS = ['amap', 'baidu', 'tencent', 'apple', 'osm'] as const;
export type MapApp = (typeof MAP_APPS)[number];

export interface Destination {
  readonly name: string;
  readonly location: LonLat;
}

/** Who links, as Amap, Baidu and Tencent ask to be told. */
const REFERRER = 'gridcircle';
/** Decimetres; Amap takes no more. */
const DECIMALS = 6;
const OSM_ZOOM = 18;

/** The link that opens the way to a station, or the station where the app needs an origin, in a map app. */
export function handOffLink(app: MapApp, { name, location }: Destination): string {
  switch (app) {
    case 'amap': {
      const [lon, lat] = digitsOf(location, gcoord.GCJ02);
      return linkTo('https://uri.amap.com/navigation', {
        to: `${lon},${lat},${name}`,
        mode: 'walk',
        coordinate: 'gaode',
        callnative: '1',
        src: REFERRER,
      });
    }
    case 'baidu': {
      const [lon, lat] = digitsOf(location, gcoord.BD09);
      return linkTo('https://api.map.baidu.com/marker', {
        location: `${lat},${lon}`,
        title: name,
        content: name,
        coord_type: 'bd09ll',
        output: 'html',
        src: `webapp.${REFERRER}.finder`,
      });
    }
    case 'tencent': {
      const [lon, lat] = digitsOf(location, gcoord.GCJ02);
      return linkTo('https://apis.map.qq.com/uri/v1/routeplan', {
        type: 'walk',
        to: name,
        tocoord: `${lat},${lon}`,
        referer: REFERRER,
      });
    }
    case 'apple': {
      const [lon, lat] = digitsOf(location, gcoord.GCJ02);
      return linkTo('https://maps.apple.com/', { daddr: `${lat},${lon}`, dirflg: 'w' });
    }
    case 'osm': {
      const [lon, lat] = digitsOf(location, gcoord.WGS84);
      return `${linkTo('https://www.openstreetmap.org/', { mlat: lat, mlon: lon })}#map=${OSM_ZOOM}/${lat}/${lon}`;
    }
  }
}

function digitsOf(
  [lon, lat]: LonLat,
  datum: Parameters<typeof gcoord.transform>[2],
): [lon: string, lat: string] {
  const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, datum);
  return [x.toFixed(DECIMALS), y.toFixed(DECIMALS)];
}

function linkTo(address: string, query: Readonly<Record<string, string>>): string {
  return `${address}?${new URLSearchParams(query)}`;
}
