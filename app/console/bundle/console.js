/* Licences of what is in here: LICENSES.txt */
function ne(e,t){let n=Object.entries(t).filter(([,s])=>s!==void 0&&s!=="");return`${e}?${new URLSearchParams(n)}`}function on({call:e,get:t,send:n}){let s=a=>(l,c,{isDry:u=!1,version:p}={})=>n(a,u?ne(l,{dry_run:!0}):l,c,p&&{"if-match":p}),[o,r]=["POST","PATCH"].map(s);return{clients:(a,l)=>t(ne("clients",a),l),client:async(a,l)=>Oo(await e(je(a),{signal:l})),createClient:a=>o("clients",a),changeClient:(a,l,c)=>r(je(a),l,c),keys:async(a,l)=>(await t(`${je(a)}/keys`,l)).data,issueKey:(a,l)=>o(`${je(a)}/keys`,l),revokeKey:(a,{cancelQueued:l,isDry:c=!1})=>n("DELETE",ne(`keys/${encodeURIComponent(a)}`,{cancel_queued:l,dry_run:c})),auditLog:(a,l)=>t(ne("audit-log",a),l)}}var je=e=>`clients/${encodeURIComponent(e)}`;async function Oo(e){return{client:await e.json(),version:e.headers.get("etag")}}var Be=()=>new URL(".",location.href).href.replace(/\/$/,""),Ae=class extends Error{constructor(t,n,s=null){super(n.message),this.status=t,this.code=n.code,this.param=n.param??null,this.figures=n,this.retryAfter=s}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function We(e,t){async function n(a,l={}){let c={...l.headers,authorization:`Bearer ${e}`},u;try{u=await fetch(a,{...l,headers:c})}catch(m){throw l.signal?.aborted?m:new Ae(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}if(u.ok)return u;let p=await Mo(u);throw p.status===401&&t(p),p}let s=async(a,l)=>(await n(a,{signal:l})).json(),o=async(a,l,c,u={})=>{let p=c&&{headers:{...u,"content-type":"application/json"},body:JSON.stringify(c)};return(await n(l,{method:a,...p})).json()},r=(a,l)=>o("POST",a,l);return{call:n,currentKey:a=>s("keys/current",a),operate:on({call:n,get:s,send:o}),credits:a=>s("credits",a),prices:a=>s("prices",a),entries:(a,l)=>s(ne("credits/entries",a),l),video:(a,l)=>s(se(a),l),videos:(a,l)=>s(ne("videos",a),l),cancel:a=>r(`${se(a)}/cancel`),remove:async a=>(await n(se(a),{method:"DELETE"})).json(),still:async(a,l)=>(await n(`${se(a)}/content?variant=thumbnail`,{signal:l})).blob(),link:async(a,l)=>Ro(a,await r(`${se(a)}/links`,{expires_in:l})),create:(a,l)=>n("videos",{method:"POST",body:Fo(a,l)})}}var se=e=>`videos/${encodeURIComponent(e)}`,Ro=(e,t)=>`${se(e)}/content${new URL(t.url).search}`;async function Mo(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:n}=await e.json();return new Ae(e.status,n,t)}catch{let n=`A server between this page and Kinora answered ${e.status}.`;return new Ae(e.status,{code:null,message:n},t)}}function Fo(e,t){let n=new FormData;typeof t=="string"?n.append("image",t):n.append("image",t,t.name);for(let[s,o]of Object.entries(e))n.append(s,String(o));return n}var Do=new Intl.NumberFormat("en"),qo=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),_t={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},b=e=>Do.format(e),j=e=>`${b(e)} ${e===1?"credit":"credits"}`,Pe=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function gt(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var D=e=>qo.format(typeof e=="number"?e*1e3:new Date(e));function Y(e){return e<1e6?`${b(Math.ceil(e/1e3))} kB`:`${b(Math.round(e/1e5)/10)} MB`}function oe(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function rn(e){let t=e%100,n=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${b(e)}${n}`}var $e=e=>Ie(e)?"Failed, charged":_t[e.status],Ie=e=>e.status==="failed"&&e.credits>0;function ue(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${rn(e.queue_position)} in the queue`:"Waiting in the queue"}function an(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${rn(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function ln({cache:e,date:t},n,s){let o=n.cache!=="hit"||t-n.created_at>2,r=s===null?"":` ${j(s)} saved.`;switch(e){case"hit":return`${o?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${j(n.credits)}.`}}function cn(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${j(e.credits)} charged although there is no film`:"Nothing charged":`${j(e.credits)} ${e.status==="completed"?"charged":"held"}`}function un(e){let t=e.fast_mode?"fast":"standard",n=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,n,`take ${e.take}`].join(" \xB7 ")}function dn(e){let t={completed:"",failed:" charged"}[e.status]??" held",n=e.credits?`${j(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?n:"Free"} \xB7 take ${e.take}`}var V=e=>e.status==="completed"||e.status==="failed",Uo={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},pn=e=>Uo[e.error.code]??"No film",fn={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"};function _e({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var mn=e=>(e>0?"+":e<0?"\u2212":"")+b(Math.abs(e)),Q={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},J={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},hn={ACTIVE:"Active",SUSPENDED:"Suspended"},Le=e=>e.flatMap((t,n)=>[n===0?"":n===e.length-1?" and ":", ",t]),ge=e=>Le(e).join("");var $n=["client.created","client.updated","client.credits_granted","api_key.issued","api_key.revoked","generation.refunded"],jo={"client.created":"created the client","client.updated":"changed the client","client.credits_granted":"granted credits to the client","api_key.issued":"issued the key","api_key.revoked":"revoked the key","generation.refunded":"refunded the generation"},Bo={"client.created":"tried to create the client","client.updated":"tried to change the client","client.credits_granted":"tried to grant credits to the client","api_key.issued":"tried to issue a key for the client","api_key.revoked":"tried to revoke the key","generation.refunded":"tried to refund the generation"},Wo={creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded"},Ho={...hn,...J,...Q},Ko=/^\d{4}-\d\d-\d\dT/,_n=({type:e,outcome:t})=>(t==="refused"?Bo[e]:jo[e])??`${t==="refused"?"tried":"did"} ${e}:`,Go=e=>Wo[e]??Jo(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function yt(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?b(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?ge(e.map(yt)):"none":typeof e=="object"?JSON.stringify(e):Ko.test(e)?D(e):Ho[e]??e}function gn(e){return Object.entries(e).filter(([t,{from:n,to:s}])=>!bt(n)||!(bt(s)||s===0||t==="createdAt")).map(([t,{from:n,to:s}])=>({name:t,label:Go(t),before:bt(n)?null:yt(n),after:yt(s)}))}function He(e,t){let n=Object.keys(t).filter(s=>!Vo.includes(s)&&t[s]!==e[s]);return Object.fromEntries(n.map(s=>[s,{from:e[s],to:t[s]}]))}var Vo=["updatedAt","updatedBy"],bt=e=>e==null||e===""||e?.length===0,Jo=e=>e.charAt(0).toUpperCase()+e.slice(1);var Ze,I,vn,Yo,re,bn,Sn,kn,wt,Ge,Ne,xn,xt,vt,St,En,ze={},Ye=[],Qo=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Xe=Array.isArray;function Z(e,t){for(var n in t)e[n]=t[n];return e}function Et(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function Ct(e,t,n){var s,o,r,a={};for(r in t)r=="key"?s=t[r]:r=="ref"?o=t[r]:a[r]=t[r];if(arguments.length>2&&(a.children=arguments.length>3?Ze.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)a[r]===void 0&&(a[r]=e.defaultProps[r]);return Ve(e,a,s,o,null)}function Ve(e,t,n,s,o){var r={type:e,props:t,key:n,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:o??++vn,__i:-1,__u:0};return o==null&&I.vnode!=null&&I.vnode(r),r}function et(e){return e.children}function Je(e,t){this.props=e,this.context=t}function de(e,t){if(t==null)return e.__?de(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?de(e):null}function Zo(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,s=[],o=[],r=Z({},t);r.__v=t.__v+1,I.vnode&&I.vnode(r),Tt(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,s,n??de(t),!!(32&t.__u),o),r.__v=t.__v,r.__.__k[r.__i]=r,In(s,r,o),t.__e=t.__=null,r.__e!=n&&Cn(r)}}function Cn(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),Cn(e)}function kt(e){(!e.__d&&(e.__d=!0)&&re.push(e)&&!Qe.__r++||bn!=I.debounceRendering)&&((bn=I.debounceRendering)||Sn)(Qe)}function Qe(){try{for(var e,t=1;re.length;)re.length>t&&re.sort(kn),e=re.shift(),t=re.length,Zo(e)}finally{re.length=Qe.__r=0}}function Tn(e,t,n,s,o,r,a,l,c,u,p){var m,d,h,$,E,v,k=s&&s.__k||Ye,g=t.length;for(c=Xo(n,t,k,c,g),m=0;m<g;m++)(h=n.__k[m])!=null&&(d=h.__i!=-1&&k[h.__i]||ze,h.__i=m,v=Tt(e,h,d,o,r,a,l,c,u,p),$=h.__e,h.ref&&d.ref!=h.ref&&(d.ref&&At(d.ref,null,h),p.push(h.ref,h.__c||$,h)),E==null&&$!=null&&(E=$),4&h.__u?(c=An(h,c,e),d.__e&&(d.__e=null)):typeof h.type=="function"&&v!==void 0?c=v:$&&(c=$.nextSibling),h.__u&=-7);return n.__e=E,c}function Xo(e,t,n,s,o){var r,a,l,c,u,p=n.length,m=p,d=0;for(e.__k=new Array(o),r=0;r<o;r++)(a=t[r])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[r]=Ve(null,a,null,null,null):Xe(a)?a=e.__k[r]=Ve(et,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[r]=Ve(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[r]=a,c=r+d,a.__=e,a.__b=e.__b+1,l=null,(u=a.__i=er(a,n,c,m))!=-1&&(m--,(l=n[u])&&(l.__u|=2)),l==null||l.__v==null?(u==-1&&(o>p?d--:o<p&&d++),typeof a.type!="function"&&(a.__u|=4)):u!=c&&(u==c-1?d--:u==c+1?d++:(u>c?d--:d++,a.__u|=4))):e.__k[r]=null;if(m)for(r=0;r<p;r++)(l=n[r])!=null&&(2&l.__u)==0&&(l.__e==s&&(s=de(l)),Nn(l,l));return s}function An(e,t,n){var s,o;if(typeof e.type=="function"){for(s=e.__k,o=0;s&&o<s.length;o++)s[o]&&(s[o].__=e,t=An(s[o],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=de(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function er(e,t,n,s){var o,r,a,l=e.key,c=e.type,u=t[n],p=u!=null&&(2&u.__u)==0;if(u===null&&l==null||p&&l==u.key&&c==u.type)return n;if(s>(p?1:0)){for(o=n-1,r=n+1;o>=0||r<t.length;)if((u=t[a=o>=0?o--:r++])!=null&&(2&u.__u)==0&&l==u.key&&c==u.type)return a}return-1}function yn(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=n==null?"":typeof n!="number"||Qo.test(t)?n:n+"px"}function Ke(e,t,n,s,o){var r,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof s=="string"&&(e.style.cssText=s=""),s)for(t in s)n&&t in n||yn(e.style,t,"");if(n)for(t in n)s&&n[t]==s[t]||yn(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(xn,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=n,n?s?n[Ne]=s[Ne]:(n[Ne]=xt,e.addEventListener(t,r?St:vt,r)):e.removeEventListener(t,r?St:vt,r);else{if(o=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function wn(e){return function(t){if(this.l){var n=this.l[t.type+e];if(t[Ge]==null)t[Ge]=xt++;else if(t[Ge]<n[Ne])return;return n(I.event?I.event(t):t)}}}function Tt(e,t,n,s,o,r,a,l,c,u){var p,m,d,h,$,E,v,k,g,x,C,T,F,W,Ue,$t,G=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(c=!!(32&n.__u),r=[l=t.__e=n.__e]),(p=I.__b)&&p(t);e:if(typeof G=="function"){m=a.length;try{if(g=t.props,x=G.prototype&&G.prototype.render,C=(p=G.contextType)&&s[p.__c],T=p?C?C.props.value:p.__:s,n.__c?k=(d=t.__c=n.__c).__=d.__E:(x?t.__c=d=new G(g,T):(t.__c=d=new Je(g,T),d.constructor=G,d.render=nr),C&&C.sub(d),d.state||(d.state={}),d.__n=s,h=d.__d=!0,d.__h=[],d._sb=[]),x&&d.__s==null&&(d.__s=d.state),x&&G.getDerivedStateFromProps!=null&&(d.__s==d.state&&(d.__s=Z({},d.__s)),Z(d.__s,G.getDerivedStateFromProps(g,d.__s))),$=d.props,E=d.state,d.__v=t,h)x&&G.getDerivedStateFromProps==null&&d.componentWillMount!=null&&d.componentWillMount(),x&&d.componentDidMount!=null&&d.__h.push(d.componentDidMount);else{if(x&&G.getDerivedStateFromProps==null&&g!==$&&d.componentWillReceiveProps!=null&&d.componentWillReceiveProps(g,T),t.__v==n.__v||!d.__e&&d.shouldComponentUpdate!=null&&d.shouldComponentUpdate(g,d.__s,T)===!1){t.__v!=n.__v&&(d.props=g,d.state=d.__s,d.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(he){he&&(he.__=t)}),Ye.push.apply(d.__h,d._sb),d._sb=[],d.__h.length&&a.push(d),l=de(n);break e}d.componentWillUpdate!=null&&d.componentWillUpdate(g,d.__s,T),x&&d.componentDidUpdate!=null&&d.__h.push(function(){d.componentDidUpdate($,E,v)})}if(d.context=T,d.props=g,d.__P=e,d.__e=!1,F=I.__r,W=0,x)d.state=d.__s,d.__d=!1,F&&F(t),p=d.render(d.props,d.state,d.context),Ye.push.apply(d.__h,d._sb),d._sb=[];else do d.__d=!1,F&&F(t),p=d.render(d.props,d.state,d.context),d.state=d.__s;while(d.__d&&++W<25);d.state=d.__s,d.getChildContext!=null&&(s=Z(Z({},s),d.getChildContext())),x&&!h&&d.getSnapshotBeforeUpdate!=null&&(v=d.getSnapshotBeforeUpdate($,E)),Ue=p!=null&&p.type===et&&p.key==null?Ln(p.props.children):p,l=Tn(e,Xe(Ue)?Ue:[Ue],t,n,s,o,r,a,l,c,u),d.base=t.__e,t.__u&=-161,d.__h.length&&a.push(d),k&&(d.__E=d.__=null)}catch(he){if(a.length=m,t.__v=null,c||r!=null){if(he.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for($t=r.length;$t--;)Et(r[$t])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),he.then||Pn(t),I.__e(he,t,n)}}else r==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=tr(n.__e,t,n,s,o,r,a,c,u);return(p=I.diffed)&&p(t),128&t.__u?void 0:l}function Pn(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Pn))}function In(e,t,n){for(var s=0;s<n.length;s++)At(n[s],n[++s],n[++s]);I.__c&&I.__c(t,e),e.some(function(o){try{e=o.__h,o.__h=[],e.some(function(r){r.call(o)})}catch(r){I.__e(r,o.__v)}})}function Ln(e){return typeof e!="object"||e==null||e.__b>0?e:Xe(e)?e.map(Ln):e.constructor!==void 0?null:Z({},e)}function tr(e,t,n,s,o,r,a,l,c){var u,p,m,d,h,$,E,v=n.props||ze,k=t.props,g=t.type;if(g=="svg"?o="http://www.w3.org/2000/svg":g=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),r!=null){for(u=0;u<r.length;u++)if((h=r[u])&&"setAttribute"in h==!!g&&(g?h.localName==g:h.nodeType==3)){e=h,r[u]=null;break}}if(e==null){if(g==null)return document.createTextNode(k);e=document.createElementNS(o,g,k.is&&k),l&&(I.__m&&I.__m(t,r),l=!1),r=null}if(g==null)v===k||l&&e.data==k||(e.data=k);else{if(r=g=="textarea"&&k.defaultValue!=null?null:r&&Ze.call(e.childNodes),!l&&r!=null)for(v={},u=0;u<e.attributes.length;u++)v[(h=e.attributes[u]).name]=h.value;for(u in v)h=v[u],u=="dangerouslySetInnerHTML"?m=h:u=="children"||u in k||u=="value"&&"defaultValue"in k||u=="checked"&&"defaultChecked"in k||Ke(e,u,null,h,o);for(u in k)h=k[u],u=="children"?d=h:u=="dangerouslySetInnerHTML"?p=h:u=="value"?$=h:u=="checked"?E=h:l&&typeof h!="function"||v[u]===h||Ke(e,u,h,v[u],o);if(p)l||m&&(p.__html==m.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(m&&(e.innerHTML=""),Tn(t.type=="template"?e.content:e,Xe(d)?d:[d],t,n,s,g=="foreignObject"?"http://www.w3.org/1999/xhtml":o,r,a,r?r[0]:n.__k&&de(n,0),l,c),r!=null)for(u=r.length;u--;)Et(r[u]);l&&g!="textarea"||(u="value",g=="progress"&&$==null?e.removeAttribute("value"):$!=null&&($!==e[u]||g=="progress"&&!$||g=="option"&&$!=v[u])&&Ke(e,u,$,v[u],o),u="checked",E!=null&&E!=e[u]&&Ke(e,u,E,v[u],o))}return e}function At(e,t,n){try{if(typeof e=="function"){var s=typeof e.__u=="function";s&&e.__u(),s&&t==null||(e.__u=e(t))}else e.current=t}catch(o){I.__e(o,n)}}function Nn(e,t,n){var s,o;if(I.unmount&&I.unmount(e),(s=e.ref)&&(s.current&&s.current!=e.__e||At(s,null,t)),(s=e.__c)!=null){if(s.componentWillUnmount)try{s.componentWillUnmount()}catch(r){I.__e(r,t)}s.base=s.__P=s.__n=null}if(s=e.__k)for(o=0;o<s.length;o++)s[o]&&Nn(s[o],t,n||typeof e.type!="function");n||Et(e.__e),e.__c=e.__=e.__e=void 0}function nr(e,t,n){return this.constructor(e,n)}function Pt(e,t,n){var s,o,r,a;t==document&&(t=document.documentElement),I.__&&I.__(e,t),o=(s=typeof n=="function")?null:n&&n.__k||t.__k,r=[],a=[],Tt(t,e=(!s&&n||t).__k=Ct(et,null,[e]),o||ze,ze,t.namespaceURI,!s&&n?[n]:o?null:t.firstChild?Ze.call(t.childNodes):null,r,!s&&n?n:o?o.__e:t.firstChild,s,a),In(r,e,a),e.props.children=null}function On(e){function t(n){var s,o;return this.getChildContext||(s=new Set,(o={})[t.__c]=this,this.getChildContext=function(){return o},this.componentWillUnmount=function(){s=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&s.forEach(function(a){a.__e=!0,kt(a)})},this.sub=function(r){s.add(r);var a=r.componentWillUnmount;r.componentWillUnmount=function(){s&&s.delete(r),a&&a.call(r)}}),n.children}return t.__c="__cC"+En++,t.__=e,t.Provider=t.__l=(t.Consumer=function(n,s){return n.children(s)}).contextType=t,t}Ze=Ye.slice,I={__e:function(e,t,n,s){for(var o,r,a;t=t.__;)if((o=t.__c)&&!o.__)try{if((r=o.constructor)&&r.getDerivedStateFromError!=null&&(o.setState(r.getDerivedStateFromError(e)),a=o.__d),o.componentDidCatch!=null&&(o.componentDidCatch(e,s||{}),a=o.__d),a)return o.__E=o}catch(l){e=l}throw e}},vn=0,Yo=function(e){return e!=null&&e.constructor===void 0},Je.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=Z({},this.state),typeof e=="function"&&(e=e(Z({},n),this.props)),e&&Z(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),kt(this))},Je.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),kt(this))},Je.prototype.render=et,re=[],Sn=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,kn=function(e,t){return e.__v.__b-t.__v.__b},Qe.__r=0,wt=Math.random().toString(8),Ge="__d"+wt,Ne="__a"+wt,xn=/(PointerCapture)$|Capture$/i,xt=0,vt=wn(!1),St=wn(!0),En=0;var Mn=function(e,t,n,s){var o;t[0]=0;for(var r=1;r<t.length;r++){var a=t[r++],l=t[r]?(t[0]|=a?1:2,n[t[r++]]):t[++r];a===3?s[0]=l:a===4?s[1]=Object.assign(s[1]||{},l):a===5?(s[1]=s[1]||{})[t[++r]]=l:a===6?s[1][t[++r]]+=l+"":a?(o=e.apply(l,Mn(e,l,n,["",null])),s.push(o),l[0]?t[0]|=2:(t[r-2]=0,t[r]=o)):s.push(l)}return s},Rn=new Map;function Fn(e){var t=Rn.get(this);return t||(t=new Map,Rn.set(this,t)),(t=Mn(this,t.get(e)||(t.set(e,t=(function(n){for(var s,o,r=1,a="",l="",c=[0],u=function(d){r===1&&(d||(a=a.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,d,a):r===3&&(d||a)?(c.push(3,d,a),r=2):r===2&&a==="..."&&d?c.push(4,d,0):r===2&&a&&!d?c.push(5,0,!0,a):r>=5&&((a||!d&&r===5)&&(c.push(r,0,a,o),r=6),d&&(c.push(r,d,0,o),r=6)),a=""},p=0;p<n.length;p++){p&&(r===1&&u(),u(p));for(var m=0;m<n[p].length;m++)s=n[p][m],r===1?s==="<"?(u(),c=[c],r=3):a+=s:r===4?a==="--"&&s===">"?(r=1,a=""):a=s+a[0]:l?s===l?l="":a+=s:s==='"'||s==="'"?l=s:s===">"?(u(),r=1):r&&(s==="="?(r=5,o=a,a=""):s==="/"&&(r<5||n[p][m+1]===">")?(u(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):s===" "||s==="	"||s===`
`||s==="\r"?(u(),r=2):a+=s),r===3&&a==="!--"&&(r=4,c=c[0])}return u(),c})(e)),t),arguments,[])).length>1?t:t[0]}var pe,L,It,Dn,nt=0,Gn=[],O=I,qn=O.__b,Un=O.__r,jn=O.diffed,Bn=O.__c,Wn=O.unmount,Hn=O.__;function Oe(e,t){O.__h&&O.__h(L,e,nt||t),nt=0;var n=L.__H||(L.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function f(e){return nt=1,sr(Vn,e)}function sr(e,t,n){var s=Oe(pe++,2);if(s.t=e,!s.__c&&(s.__=[n?n(t):Vn(void 0,t),function(l){var c=s.__N?s.__N[0]:s.__[0],u=s.t(c,l);c!==u&&(s.__N=[u,s.__[1]],s.__c.setState({}))}],s.__c=L,!L.__f)){var o=function(l,c,u){if(!s.__c.__H)return!0;var p=!1,m=s.__c.props!==l;if(s.__c.__H.__.some(function(h){if(h.__N){p=!0;var $=h.__[0];h.__=h.__N,h.__N=void 0,$!==h.__[0]&&(m=!0)}}),r){var d=r.call(this,l,c,u);return p?d||m:d}return!p||m};L.__f=!0;var r=L.shouldComponentUpdate,a=L.componentWillUpdate;L.componentWillUpdate=function(l,c,u){if(this.__e){var p=r;r=void 0,o(l,c,u),r=p}a&&a.call(this,l,c,u)},L.shouldComponentUpdate=o}return s.__N||s.__}function _(e,t){var n=Oe(pe++,3);!O.__s&&Ot(n.__H,t)&&(n.__=e,n.u=t,L.__H.__h.push(n))}function Nt(e,t){var n=Oe(pe++,4);!O.__s&&Ot(n.__H,t)&&(n.__=e,n.u=t,L.__h.push(n))}function S(e){return nt=5,be(function(){return{current:e}},[])}function be(e,t){var n=Oe(pe++,7);return Ot(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function w(e){var t=L.context[e.__c],n=Oe(pe++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(L)),t.props.value):e.__}function or(){for(var e;e=Gn.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(tt),t.__h.some(Lt),t.__h=[]}catch(n){t.__h=[],O.__e(n,e.__v)}}}O.__b=function(e){L=null,qn&&qn(e)},O.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Hn&&Hn(e,t)},O.__r=function(e){Un&&Un(e),pe=0;var t=(L=e.__c).__H;t&&(It===L?(t.__h=[],L.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(tt),t.__h.some(Lt),t.__h=[],pe=0)),It=L},O.diffed=function(e){jn&&jn(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(Gn.push(t)!==1&&Dn===O.requestAnimationFrame||((Dn=O.requestAnimationFrame)||rr)(or)),t.__H.__.some(function(n){n.u&&(n.__H=n.u,n.u=void 0)})),It=L=null},O.__c=function(e,t){t.some(function(n){try{n.__h.some(tt),n.__h=n.__h.filter(function(s){return!s.__||Lt(s)})}catch(s){t.some(function(o){o.__h&&(o.__h=[])}),t=[],O.__e(s,n.__v)}}),Bn&&Bn(e,t)},O.unmount=function(e){Wn&&Wn(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(s){try{tt(s)}catch(o){t=o}}),n.__H=void 0,t&&O.__e(t,n.__v))};var Kn=typeof requestAnimationFrame=="function";function rr(e){var t,n=function(){clearTimeout(s),Kn&&cancelAnimationFrame(t),setTimeout(e)},s=setTimeout(n,35);Kn&&(t=requestAnimationFrame(n))}function tt(e){var t=L,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),L=t}function Lt(e){var t=L;e.__c=e.__(),L=t}function Ot(e,t){return!e||e.length!==t.length||t.some(function(n,s){return n!==e[s]})}function Vn(e,t){return typeof t=="function"?t(e):t}var i=Fn.bind(Ct),y=On(null);function ae(e,t){let[n,s]=f({data:null,error:null}),[o,r]=f(0);return _(()=>s({data:null,error:null}),t),_(()=>{let a=new AbortController,{signal:l}=a;return e(l).then(c=>l.aborted||s({data:c,error:null}),c=>l.aborted||s(u=>({...u,error:c}))),()=>a.abort()},[...t,o]),{...n,again:()=>r(a=>a+1)}}function ie({text:e}){return e.split("`").map((t,n)=>n%2?i`<code>${t}</code>`:t)}function N({error:e,children:t}){return i`
    <div class=${e?"notice":null} role="alert">
      ${e&&i`<p><${ie} text=${e.message} />${ar(e)}</p>${t}`}
    </div>
  `}function le({loaded:{error:e,again:t}}){return i`
    <${N} error=${e}>
      ${e&&!e.isFinal&&i`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function q({name:e,problems:t}){let n=t[e];return i`<p class="problem" id=${`${e}-problem`} role="alert">${n&&i`<${ie} text=${n} />`}</p>`}function ar({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function M({name:e,label:t,hint:n,problems:s={},value:o,onInput:r,...a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <input type="text" id=${e} name=${e} value=${o} autocomplete="off" aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`}
        aria-invalid=${s[e]?"true":null} onInput=${({target:l})=>r(l.value)} ...${a} />
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${q} name=${e} problems=${s} />
    </div>
  `}function ye({name:e,label:t,hint:n,problems:s={},value:o,options:r,onInput:a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <select id=${e} name=${e} aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`} onChange=${({target:l})=>a(l.value)}>
        ${Object.entries(r).map(([l,c])=>i`<option key=${l} value=${l} selected=${l===o}>${c}</option>`)}
      </select>
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${q} name=${e} problems=${s} />
    </div>
  `}function Re(e){let t=e.replace(/[\s,_.'’]/g,"");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function we(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function Jn(e){let[t,n]=e.replace(/^#\/?/,"").split("?"),[s,o,r,...a]=t.split("/").map(ir);return!s&&o===void 0?{page:"playground"}:s==="videos"&&o&&!a.length&&(r===void 0||r==="again")?{page:"playground",id:o,again:r==="again"}:s==="films"&&o===void 0?{page:s,...Rt(zn,new URLSearchParams(n))}:s==="clients"&&o&&!a.length&&r===void 0?{page:o==="new"?"new client":"client",id:o}:o!==void 0?null:s==="clients"?{page:s,...Rt(Yn,new URLSearchParams(n))}:s==="audit-log"?{page:s,...Rt(Qn,new URLSearchParams(n))}:s==="credits"||s==="overview"?{page:s}:null}var zn=["status","search","after","before"],Yn=["status","role","search","after"],Qn=["type","actor","target","outcome","from","to","after"],Rt=(e,t)=>Object.fromEntries(e.map(n=>[n,t.get(n)??""])),H="#/",Zn="#/credits",X=e=>`#/videos/${encodeURIComponent(e)}`,fe=e=>`${X(e)}/again`,K=(e={})=>Mt("#/films",zn,e),Xn="#/overview",Me="#/clients/new",ee=e=>`#/clients/${encodeURIComponent(e)}`,R=(e={})=>Mt("#/clients",Yn,e),B=(e={})=>Mt("#/audit-log",Qn,e);function Mt(e,t,n){let s=new URLSearchParams(t.map(o=>[o,n[o]]).filter(([,o])=>o));return s.size?`${e}?${s}`:e}function ir(e){try{return decodeURIComponent(e)}catch{return e}}var lr={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function ve({entries:e}){return i`<ol class="log">${e.map(t=>i`<${cr} key=${t.id} entry=${t} />`)}</ol>`}function cr({entry:e}){let{actor:t,target:n,outcome:s,reason:o}=e,r=s==="refused";return i`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${_n(e)} <${ur} target=${n} />
        ${r&&i`<span class="state bad">Refused</span>`}
      </p>
      <${Ft} changes=${e.changes} />
      ${o&&i`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?i`<code>${o}</code>`:o}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${D(e.effective_at)}</time>
        ${" \xB7 "}${lr[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&i` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function ur({target:{type:e,id:t,name:n}}){let s=i`<bdi>${n??t??""}</bdi>`;return e==="client"&&t?i`<a href=${ee(t)}>${s}</a>`:i`<b>${s}</b>`}function Ft({changes:e}){let t=gn(e);return t.length?i`
    <dl class="changes">
      ${t.map(({name:n,label:s,before:o,after:r})=>i`
          <div key=${n}>
            <dt>${s}</dt>
            <dd dir="auto">
              ${o!==null&&i`<${dr} text=${o} />`}
              ${n==="clientId"?i`<a href=${ee(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var dr=({text:e})=>i`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var pr=50,fr={"":"All",done:"Done",refused:"Refused"};function es({route:e}){let{api:t}=w(y),{page:n,...s}=e,o=ae(p=>t.operate.auditLog(mr(s),p),[t,...Object.values(s)]),{data:r,error:a}=o,{after:l,...c}=s,u=Object.values(c).some(Boolean);return i`
    <section class="page" aria-busy=${r||a?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${hr} key=${JSON.stringify(c)} kept=${c} isFiltered=${u} />
      <${le} loaded=${o} />
      ${r?.data.length>0&&i`<${ve} entries=${r.data} />`}
      ${r&&!r.data.length&&i`<${$r} isFiltered=${u||l} />`}
      ${r&&(l||r.has_more)&&i`
        <nav class="pages" aria-label="Pages of the audit log">
          ${l&&i`<a class="button" href=${B(c)}>Newest</a>`}
          ${r.has_more&&i`<a class="button" href=${B({...c,after:r.last_id})}>Older</a>`}
        </nav>
      `}
    </section>
  `}function mr({from:e,to:t,...n}){let s=(o,r=0)=>{let a=new Date(`${o}T00:00`);return a.setDate(a.getDate()+r),Number.isNaN(a.getTime())?"":Math.max(0,a.getTime()/1e3)};return{...n,created_after:s(e),created_before:s(t,1),limit:pr}}function hr({kept:e,isFiltered:t}){let[n,s]=f(e),o=a=>l=>s(c=>({...c,[a]:l.trim()}));return i`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${a=>{a.preventDefault(),location.hash=B(n)}} novalidate>
      <${M} name="type" label="What" placeholder="client.updated" list="types" value=${n.type} onInput=${o("type")} />
      <datalist id="types">${$n.map(a=>i`<option key=${a} value=${a} />`)}</datalist>
      <${M} name="target" label="Done to (id)" placeholder="client_…" value=${n.target} onInput=${o("target")} />
      <${M} name="actor" label="Done by (client id)" placeholder="client_…" value=${n.actor} onInput=${o("actor")} />
      <${ye} name="outcome" label="Outcome" options=${fr} value=${n.outcome} onInput=${o("outcome")} />
      <${M} name="from" type="date" label="First day" value=${n.from} onInput=${o("from")} />
      <${M} name="to" type="date" label="Last day" value=${n.to} onInput=${o("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&i`<a class="button plain" href=${B()}>Show all</a>`}
      </div>
    </form>
  `}function $r({isFiltered:e}){return e?i`<p class="none">No entry fits. <a href=${B()}>Show all entries</a>.</p>`:i`<p class="none">No operator has changed anything yet. <a href=${R()}>See the clients</a>.</p>`}function Se({credits:e}){let{creditLimit:t,usedCredit:n,heldCredit:s,availableCredit:o}=e;return i`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${b(o)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${b(n)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${b(s)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${b(t)}</dd></div>
    </dl>
    <${Dt} credits=${e} />
  `}function Dt({credits:{creditLimit:e,usedCredit:t,heldCredit:n}}){let s=Pe(t,e),o=Math.min(100-s,Pe(n,e));return i`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${s} height="1" />
      <rect class="held" x=${s} width=${o} height="1" />
    </svg>
  `}var _r={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function P({name:e}){return i`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${_r[e]} /></svg>`}function st(){return i`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function ts({across:e,down:t}){let n=16/Math.max(e,t),[s,o]=[e*n,t*n];return i`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-s/2} y=${12-o/2} width=${s} height=${o} rx="1.5" />
    </svg>
  `}var gr=3e3;function ce({label:e,text:t,done:n="Copied",icon:s="copy"}){let{announce:o}=w(y),[r,a]=f(null),[l,c]=f(null);_(()=>{if(!r)return;let m=setTimeout(()=>a(null),gr);return()=>clearTimeout(m)},[r]);async function u(){c(null);try{let m=await t();return await yr(m)?p(n):(c(m),o("Press the keys for copying: the text is selected."))}catch(m){return p(m.message)}}let p=m=>{a(m),o(m)};return i`
    <button type="button" class="button" onClick=${u}><${P} name=${r===n?"done":s} />${r??e}</button>
    ${l&&i`<${br} text=${l} label=${e} />`}
  `}function br({text:e,label:t}){let n=S();return _(()=>n.current.select(),[e]),i`<input class="selected" ref=${n} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function yr(e){try{return await navigator.clipboard.writeText(e),!0}catch{return wr(e)}}function wr(e){let t=document.activeElement,n=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(n),n.select();let s=document.execCommand("copy");return n.remove(),t?.focus({preventScroll:!0}),s}function ot({text:e,children:t}){let n=S();return _(()=>n.current.focus(),[e]),i`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">The new key</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${ce} label="Copy key" text=${()=>e} />${t}</div>
    </section>
  `}function ke({title:e,lead:t,name:n,yes:s,cancelling:o,rehearse:r,act:a,onDone:l,onNo:c}){let[u,p]=f(!0),[m,d]=f({changes:null,error:null}),[h,$]=f(""),[E,v]=f(null),[k,g]=f(!1),x=Sr(),C=S();_(()=>{let F=!1;return r(u).then(W=>F||d({changes:W,error:null}),W=>F||d({changes:null,error:W})),()=>{F=!0}},[u]);async function T(F){if(F.preventDefault(),!(k||!m.changes)){if(n&&h.trim()!==n){v(`Type ${n}, exactly as it is written.`),C.current.focus();return}g(!0);try{l(await a(u))}catch(W){d({changes:null,error:W}),g(!1)}}}return i`
    <dialog ref=${x} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${T} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${vr} told=${m} />
        ${o&&i`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${u} onChange=${({target:F})=>p(F.checked)} />${o}
          </label>
        `}
        ${n&&i`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${n}</b></label>
            <input ref=${C} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${h} aria-describedby="typed-problem"
              aria-invalid=${E?"true":null} onInput=${({target:F})=>($(F.value),v(null))} />
            <${q} name="typed" problems=${{typed:E}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${k||!m.changes?"true":null}>${k?"One moment\u2026":s}</button>
        </div>
      </form>
    </dialog>
  `}function vr({told:{changes:e,error:t}}){return i`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${N} error=${t} />
      ${e&&i`<p class="quiet small">What will change</p><${Ft} changes=${e} />`}
    </div>
  `}function Sr(){let e=S();return _(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}function ss({client:e,keys:t,mayChange:n,onDone:s}){let[o,r]=f(null),a=t.filter(l=>!l.revokedAt);return i`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!a.length&&i`<p class="notice">This client has no key: it can send no request. ${n?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&i`<${kr} keys=${[...t].reverse()} onRevoke=${n?r:null} />`}
      ${n&&i`<${Cr} client=${e} onDone=${s} />`}
      ${o&&i`<${Er} apiKey=${o} client=${e} isLast=${a.length===1} onDone=${()=>(r(null),s("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function kr({keys:e,onRevoke:t}){return i`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr><th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>${t&&i`<th><span class="unseen">Revoke</span></th>`}</tr>
        </thead>
        <tbody>
          ${e.map(n=>i`
              <tr key=${n.id} class=${n.revokedAt?"past":null}>
                <td class="name"><bdi>${n.name??"Without a name"}</bdi> <code class="quiet">kin_${n.id}_…</code></td>
                <td class="may">${ge(n.scopes.map(s=>Q[s]??s))}</td>
                <td class="quiet">${D(n.createdAt)}</td>
                <td class="quiet">${n.lastUsedAt?D(n.lastUsedAt):"never"}</td>
                <td>${xr(n)}</td>
                ${t&&i`<td class="number">
                  ${!n.revokedAt&&i`<button type="button" class="button dangerous" aria-label=${`Revoke ${n.name??n.id}`}
                    onClick=${()=>t(n)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}function xr({revokedAt:e,expiresAt:t}){return e?`Revoked ${D(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${D(t)}`:"Accepted"}function Er({apiKey:e,client:t,isLast:n,onDone:s,onNo:o}){let{api:r}=w(y),a=e.name??`kin_${e.id}_\u2026`,l=(u,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:u}),c=async u=>{let{revokedAt:p}=await l(!0,u);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return i`
    <${ke} title=${`Revoke the key ${a}?`} name=${n?t.name:null} yes="Revoke"
      lead=${n?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${n&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${u=>l(!1,u)} onDone=${s} onNo=${o} />
  `}var ns={name:"",scopes:[],ends:"",reason:""};function Cr({client:e,onDone:t}){let{api:n}=w(y),[s,o]=f(ns),[r,a]=f(null),[l,c]=f(null),u=S(),p=$=>E=>o(v=>({...v,[$]:E}));async function m($){$.preventDefault(),a(null);try{c(await n.operate.issueKey(e.id,Tr(s))),o(ns),u.current.open=!1,t("Issued. Copy the key now.")}catch(E){a(E)}}let{problems:d,notice:h}=we(r,["name","scopes","expiresAt","reason"]);return i`
    ${l&&i`<${ot} text=${l.key}><button type="button" class="button" onClick=${()=>c(null)}>I have it</button><//>`}
    <details class="issue" ref=${u}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${m} novalidate>
        <${M} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":d.name}}
          value=${s.name} onInput=${p("name")} />
        <${M} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${d}
          value=${s.ends} onInput=${p("ends")} />
        <${Ar} chosen=${s.scopes} onChoice=${p("scopes")} problems=${d} />
        <${M} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":d.reason}}
          value=${s.reason} onInput=${p("reason")} />
        <${N} error=${h} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function Tr({name:e,scopes:t,ends:n,reason:s}){let o=n&&new Date(`${n}T00:00`);o&&o.setDate(o.getDate()+1);let r={name:e.trim(),scopes:t.length?t:"",expiresAt:o?o.getTime()/1e3:"",reason:s.trim()};return Object.fromEntries(Object.entries(r).filter(([,a])=>a!==""))}function Ar({chosen:e,onChoice:t,problems:n}){let s=o=>({target:r})=>t(r.checked?[...e,o]:e.filter(a=>a!==o));return i`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(Q).map(([o,r])=>i`
          <label class="check" key=${o}><input type="checkbox" name=${o} checked=${e.includes(o)} onChange=${s(o)} />${r}</label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${q} name="scopes" problems=${n} />
    </fieldset>
  `}var Pr=["name","role","creditLimit","reason"];function os({client:e,version:t,onDone:n,onReload:s}){let{api:o}=w(y),[r,a]=f(()=>({name:e.name,role:e.role,creditLimit:b(e.creditLimit),reason:""})),[l,c]=f(null),[u,p]=f(!1),[m,d]=f(null),h=S(),$=g=>x=>a(C=>({...C,[g]:x}));async function E(g){g.preventDefault();let x=Lr(e,r);if(c(null),!Object.keys(x).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let C=r.reason.trim()?{...x,reason:r.reason.trim()}:x;if(x.creditLimit<e.creditLimit&&x.creditLimit>=0)return d(C);if(!u){p(!0);try{return await o.operate.changeClient(e.id,C,{version:t}),n("Saved.")}catch(T){c(T),h.current.elements[T.param]?.focus()}return p(!1)}}let{problems:v,notice:k}=we(l,Pr);return i`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${h} onSubmit=${E} novalidate>
        <${M} name="name" label="Name" problems=${v} value=${r.name} onInput=${$("name")} />
        <${ye} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${v} options=${J}
          value=${r.role} onInput=${$("role")} />
        <${M} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${v}
          value=${r.creditLimit} onInput=${$("creditLimit")} />
        <${M} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${v} value=${r.reason} onInput=${$("reason")} />
        <${N} error=${k}>
          ${l?.status===412&&i`<p><button type="button" class="button" onClick=${s}>Show it as it is now</button></p>`}
        <//>
        <div class="actions"><button class="primary" aria-disabled=${u?"true":null}>${u?"One moment\u2026":"Save"}</button></div>
      </form>
      ${m&&i`<${Ir} client=${e} version=${t} wanted=${m} onDone=${g=>(d(null),n(g))}
        onNo=${()=>d(null)} />`}
    </section>
  `}function Ir({client:e,version:t,wanted:n,onDone:s,onNo:o}){let{api:r}=w(y),a=c=>r.operate.changeClient(e.id,n,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return i`
    <${ke} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${n.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>He(e,await a(!0))} act=${()=>a(!1)} onDone=${()=>s("The limit is lowered.")} onNo=${o} />
  `}function Lr(e,{name:t,role:n,creditLimit:s}){let o={name:t.trim(),role:n,creditLimit:Re(s)};return Object.fromEntries(Object.entries(o).filter(([r,a])=>a!==e[r]))}function rs({client:e,version:t,onDone:n}){let{api:s}=w(y),[o,r]=f(!1),[a,l]=f(null),c=e.status==="SUSPENDED",u=(m,d)=>s.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:d},{version:t,isDry:m});async function p(){l(null);try{await s.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),n("Active again.")}catch(m){l(m)}}return i`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${N} error=${a} />
      <div class="actions">
        ${c?i`<button type="button" class="button" onClick=${p}>Activate</button>`:i`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${o&&i`
        <${ke} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async m=>He(e,await u(!0,m))} act=${m=>u(!1,m)}
          onDone=${()=>(r(!1),n("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var as=20,Nr=10;function is({route:{id:e}}){let{api:t,may:n,announce:s}=w(y),o=ae(c=>Or(t,e,c),[t,e]),r=c=>{s(c),o.again()},{data:a,error:l}=o;return i`
    <section class="page" aria-busy=${a||l?null:"true"}>
      <p class="small"><a href=${R()}>Clients</a></p>
      ${a?i`<${Mr} client=${a.client} />`:i`<h1 tabindex="-1">Client</h1>`}
      <${le} loaded=${o} />
      ${l?.status===404&&i`<p class="part-none"><a href=${R()}>Look for it among all clients</a>.</p>`}
      ${a&&i`<${Fr} ...${a} mayChange=${n("operate:write")} onDone=${r} onReload=${o.again} />`}
    </section>
  `}async function Or(e,t,n){let{client:s,version:o}=await e.operate.client(t,n),r=await e.operate.keys(s.id,n);return{client:s,version:o,keys:r,entries:await Rr(e,s,r,n)}}async function Rr(e,t,n,s){let o=[t.id,...n.slice(-Nr).map(l=>l.id)];return(await Promise.all(o.map(l=>e.operate.auditLog({target:l,limit:as},s)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,as)}function Mr({client:e}){let{name:t,role:n,status:s,id:o,createdAt:r,createdBy:a}=e;return i`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${J[n]}</span>
      ${s==="SUSPENDED"?i`<span class="state bad">Suspended</span>`:i`<span class="state good">Active</span>`}
      <span>created ${D(r)}${a&&i` by <bdi>${a}</bdi>`}</span>
      <span class="id">${o}</span>
    </p>
  `}function Fr({client:e,version:t,keys:n,entries:s,mayChange:o,onDone:r,onReload:a}){return i`
    ${e.status==="SUSPENDED"&&i`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${Se} credits=${e} />
    ${o&&i`<${os} key=${t} client=${e} version=${t} onDone=${r} onReload=${a} />`}
    <${ss} client=${e} keys=${n} mayChange=${o} onDone=${r} />
    ${o&&i`<${rs} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${B({target:e.id})}>All entries about this client</a>
      </div>
      ${s.length?i`<${ve} entries=${s} />`:i`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function ls(e,t,n,s){return t.search?qr(e,t,n,s):t.before?Dr(e,t,s):cs(e,t,s)}async function cs(e,{status:t,after:n},s){let o=await e.videos({status:t,after:n,limit:12},s);return{...o,newer:n&&(o.first_id??n),older:o.has_more&&o.last_id}}async function Dr(e,{status:t,before:n},s){let o=await e.videos({status:t,after:n,order:"asc",limit:12},s);return!o.has_more&&o.data.length<12?cs(e,{status:t,after:""},s):{...o,data:o.data.toReversed(),newer:o.has_more&&o.last_id,older:o.first_id}}async function qr(e,{status:t,search:n},s,o){let r=Fe(n).split(/\s+/),a={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;a.has_more&&a.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},o);a.data.push(...c.data.filter(({prompt:u})=>r.every(p=>Fe(u??"").includes(p)))),a.searched+=c.data.length,[a.has_more,l]=[c.has_more,c.last_id],o.aborted||s({...a})}return{...a,isSearching:!1}}var Fe=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var us=100,Ur=100,rt=5e3,at=50;async function ds(e,{search:t,status:n,role:s,after:o},r){if(!t)return e.operate.clients({status:n,role:s,after:o,limit:at},r);let a=Fe(t).split(/\s+/),l=[];for await(let c of qt(e,{status:n,role:s},r)){let u=`${Fe(c.name)} ${c.id}`;if(a.every(p=>u.includes(p))&&l.push(c),l.length===Ur)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*qt(e,t,n){for(let s,o=!0,r=0;o&&r<rt;r+=us){let a=await e.operate.clients({...t,after:s,limit:us},n);yield*a.data,[o,s]=[a.has_more,a.last_id]}}var jr={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function ps({route:e}){let{api:t,may:n}=w(y),{search:s,status:o,role:r,after:a}=e,l=ae(p=>ds(t,e,p),[t,s,o,r,a]),{data:c,error:u}=l;return i`
    <section class="page" aria-busy=${c||u?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${n("operate:write")&&i`<a class="button" href=${Me}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${Wr} key=${s} route=${e} />
        <${Hr} route=${e} />
      </div>
      <${le} loaded=${l} />
      ${s&&i`<p class="quiet small" role="status">${Br(c)}</p>`}
      ${c?.data.length>0&&i`<${Kr} clients=${c.data} />`}
      ${c&&!c.data.length&&i`<${Vr} route=${e} mayCreate=${n("operate:write")} />`}
      ${c&&i`<${Jr} route=${e} page=${c} />`}
    </section>
  `}function Br(e){return e?`${b(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function Wr({route:{status:e,role:t,search:n}}){let s=S();return i`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=R({status:e,role:t,search:s.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${s} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${n} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Hr({route:{status:e,role:t,search:n}}){let s=o=>(o.status??"")===e&&(o.role??"")===t;return i`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(jr).map(([o,r])=>i`<a key=${o} href=${R({...r,search:n})} aria-current=${s(r)?"true":null}>${o}</a>`)}
    </nav>
  `}function Kr({clients:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${Gr} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function Gr({client:e}){let{id:t,name:n,role:s,creditLimit:o,usedCredit:r,heldCredit:a,availableCredit:l}=e;return i`
    <tr>
      <td class="name">
        <a href=${ee(t)} dir="auto">${n}</a>
        ${s!=="MEMBER"&&i` <span class="state">${J[s]}</span>`}
        ${e.status==="SUSPENDED"&&i` <span class="state bad">Suspended</span>`}
      </td>
      <td class="spare bar">
        <${Dt} credits=${e} />
        <span class="unseen">${o>0?`${Math.round(Pe(r+a,o))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${b(r)}</td>
      <td class="number spare">${b(a)}</td>
      <td class="number">${b(o)}</td>
      <td class=${`number ${l<=0&&s==="MEMBER"?"out":""}`}>${b(l)}</td>
    </tr>
  `}function Vr({route:{search:e,status:t,role:n,after:s},mayCreate:o}){let r=i`<a href=${R()}>Show all clients</a>`;if(e)return i`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(s)return i`<p class="none">There are no more clients. ${r}.</p>`;if(t)return i`<p class="none">No client is suspended. ${r}.</p>`;let a=o&&i` <a href=${Me}>Create one</a>: a name and a limit are enough.`;return i`<p class="none">There is no client of this kind.${a} ${n&&i`${r}.`}</p>`}function Jr({route:{status:e,role:t,search:n,after:s},page:o}){return n||!(s||o.has_more)?null:i`
    <nav class="pages" aria-label="Pages of clients">
      ${s&&i`<a class="button" href=${R({status:e,role:t})}>First ${at}</a>`}
      ${o.has_more&&i`<a class="button" href=${R({status:e,role:t,after:o.last_id})}>Next ${at}</a>`}
    </nav>
  `}function fs(e){let t=new Map;for(let n of e.filter(({videoId:s})=>s)){let s=t.get(n.videoId)??{...zr,videoId:n.videoId,prompt:n.prompt??null},{charged:o,held:r}=Yr[n.kind](n.amount);t.set(n.videoId,{...s,charged:s.charged+o,held:s.held+r,time:n.createdAt,isWhole:s.isWhole||n.kind==="hold"})}return[...t.values()].sort((n,s)=>n.time<s.time?1:-1)}var zr={charged:0,held:0,time:"",isWhole:!1},Yr={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function ms(e,t,n){let s=[];for(let o,r=!0;r;){let a=await e.entries({limit:100,after:o},n);s.push(...a.data),t(s.length),[o,r]=[a.last_id,a.has_more]}return s}var Qr=["entry","time","kind","amount","change","video","prompt","note"];function hs(e){let t=e.map(n=>[xe(n.id),xe(n.createdAt),xe(n.kind),n.amount,_e(n),xe(n.videoId),xe(n.prompt),xe(n.note)]);return`\uFEFF${[Qr,...t].map(n=>`${n.map(Zr).join()}\r
`).join("")}`}var xe=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",Zr=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var $s=640,it=120;function _s({entries:e,available:t}){let n=Xr(e,t),s=Math.max(...n,1),o=ea(n,s);return i`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${b(e.length)} lines; the top edge is ${b(s)}
      </figcaption>
      <svg viewBox=${`0 0 ${$s} ${it}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${j(n[0])} to ${j(t)} left`}>
        <path class="area" d=${`${o}V${it}H0Z`} />
        <path class="line" d=${o} />
      </svg>
    </figure>
  `}function Xr(e,t){let n=[t];for(let s of e.slice(0,-1))n.push(n.at(-1)-_e(s));return n.reverse()}function ea(e,t){let n=$s/e.length,s=r=>(it-Math.max(0,r)/t*(it-8)).toFixed(1),o=e.map((r,a)=>`V${s(r)}H${((a+1)*n).toFixed(1)}`);return`M0 ${s(e[0])}${o.join("")}`}var Ut=3600,ta=(Ut-300)*1e3,na=168*3600,sa=3;function gs(e,t){let{api:n}=w(y),[s,o]=f({address:null,error:null}),[r,a]=f(0);return _(()=>{if(!t)return;let l=!1,c=setTimeout(()=>a(u=>u+1),ta);return n.link(e,Ut).then(u=>l||o({address:u,error:null}),u=>l||o(p=>({...p,error:u}))),()=>{l=!0,clearTimeout(c)}},[n,e,t,r]),{...s,renew:()=>a(l=>l+1)}}function bs({link:e,label:t,poster:n,isLooped:s,onFailure:o}){let r=S(null),a=S(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{a.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},u=()=>a.current++<sa?e.renew():o();return i`
    <video controls playsinline preload="auto" src=${e.address} poster=${n} loop=${s} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${u}></video>
  `}function ys({id:e}){let{api:t}=w(y);return i`<${ce} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,na),location.href).href} />`}function lt({id:e,label:t}){let{api:n,announce:s}=w(y),[o,r]=f(null);return i`
    <button type="button" class="button" aria-label=${t} title=${o} onClick=${async()=>{r(null);try{jt(await n.link(e,Ut),`${e}.mp4`)}catch(l){r(l.message),s(l.message)}}}>
      <${P} name=${o?"cancel":"download"} />${o?"No download":"Download"}
    </button>
  `}function jt(e,t){let n=document.createElement("a");n.href=e,n.download=t,n.click()}var oa=50;function ws(){let e=w(y),{entries:t,hasMore:n,error:s,more:o}=ra(e.api);return _(()=>{e.refresh()},[]),i`
    <section class="page" aria-busy=${e.credits&&t?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${N} error=${s??e.trouble} />
      ${e.credits&&i`<${Se} credits=${e.credits} />`}
      ${e.credits&&t?.length>1&&i`<${_s} entries=${t} available=${e.credits.availableCredit} />`}
      ${t&&i`<${aa} entries=${t} />`}
      ${n&&i`<div class="pages"><button type="button" class="button" onClick=${o}>Older lines</button></div>`}
    </section>
  `}function ra(e){let[t,n]=f({entries:null,hasMore:!1,error:null}),s=async o=>{try{let r=await e.entries({limit:oa,after:o.at(-1)?.id});n({entries:[...o,...r.data],hasMore:r.has_more,error:null})}catch(r){n(a=>({...a,error:r}))}};return _(()=>{s([])},[e]),{...t,more:()=>s(t.entries)}}function aa({entries:e}){let[t,n]=f(!1);return e.length?i`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${ia} isByFilm=${t} onView=${n} />
        <${da} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?i`<${ua} entries=${e} />`:i`<${la} entries=${e} />`}
    </div>
  `:i`<p class="none">No credits were granted yet: ask an operator. <a href=${H}>See what a film costs</a>.</p>`}function ia({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([n,s])=>i`
      <button type="button" class="button" aria-pressed=${e===n?"true":"false"} onClick=${()=>t(n)}>${s}</button>
    `)}function la({entries:e}){return i`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>i`<${ca} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function ca({entry:e}){let t=_e(e);return i`
    <tr>
      <td>${fn[e.kind]}${e.note&&i` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&i`<${vs} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${D(e.createdAt)}</td>
      <td class="number">${t?mn(t):i`<span class="quiet">${b(e.amount)}</span>`}</td>
    </tr>
  `}var vs=({videoId:e,prompt:t})=>i`<a href=${X(e)} dir="auto" title=${t??e}>${t?oe(t):e}</a>`;function ua({entries:e}){let t=fs(e);return t.length?i`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:n,prompt:s,time:o,held:r,charged:a,isWhole:l})=>i`
            <tr key=${n}>
              <td class="film"><${vs} videoId=${n} prompt=${s} /></td>
              <td class="quiet">${D(o)}</td>
              ${l?i`<td class="number">${b(r)}</td><td class="number">${b(a)}</td>`:i`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:i`<p class="none">No film yet. <a href=${H}>Make the first one</a>.</p>`}function da(){let{api:e,announce:t}=w(y),[n,s]=f(null),o=n?.isBusy;return i`<button type="button" class="button" onClick=${async()=>{if(!o)try{let a=u=>s({isBusy:!0,text:`${b(u)} lines\u2026`});a(0);let l=hs(await ms(e,a)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));jt(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),s(null)}catch(a){s({text:a.message}),t(a.message)}}}><${P} name="download" />${n?.text??"CSV"}</button>`}function te(e){let t=be(()=>e?URL.createObjectURL(e):null,[e]);return _(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function Ee(e){let{api:t}=w(y),[n,s]=f(void 0);return _(()=>{let o=new AbortController;return t.still(e,o.signal).then(s,()=>o.signal.aborted||s(null)),()=>o.abort()},[t,e]),n}function ks({video:e,onCancel:t,onRemove:n}){let s=V(e);return i`
    <li class="card">
      <a class="cover" href=${X(e.id)}>
        <${ma} video=${e} />
        <span class=${`badge ${e.status} ${Ie(e)?"charged":""}`}>${$e(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&i`<p class="why small"><${ie} text=${e.error.message} /></p>`}
      <p class="quiet small">${dn(e)}</p>
      <p class="quiet small">${D(e.created_at)}</p>
      ${e.status==="in_progress"&&i`<${pa} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&i`<${lt} id=${e.id} label=${Bt("Download",e)} />`}
        ${s&&i`<${fa} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&i`<${Ss} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${s&&i`<${Ss} verb="Delete" icon="remove" video=${e} onClick=${n} />`}
      </div>
    </li>
  `}var Bt=(e,t)=>`${e}: ${oe(t.prompt)}, take ${t.take}`;function pa({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return i`<progress max="100" value=${t} aria-label=${ue(e)}></progress>`}function fa({verb:e,video:t}){return i`<a class="button" href=${fe(t.id)} aria-label=${Bt(e,t)}><${P} name="again" />${e}</a>`}function Ss({verb:e,icon:t,video:n,onClick:s}){return i`
    <button type="button" class="button" aria-label=${Bt(e,n)} onClick=${()=>s(n)}>
      <${P} name=${t} />${e}
    </button>
  `}function ma({video:e}){let t=Ee(e.id),n=te(t);return i`
    <span class="thumbnail">
      ${n?i`<img src=${n} alt="" />`:t===null&&i`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function xs({video:e,onYes:t,onNo:n}){let s=S();return _(()=>{let o=s.current;return o.showModal(),()=>o.close()},[]),i`
    <dialog ref=${s} aria-labelledby="remove-title" onCancel=${n}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${oe(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${n}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*Es(e){let t="";for await(let n of $a(e)){t=(t+n).replaceAll(`\r
`,`
`);let s=t.split(`

`);t=s.pop(),yield*s.map(ha).filter(o=>o.data)}}function ha(e){let t={event:"message",data:""};for(let n of e.split(`
`)){let[,s,o]=/^(\w+): ?(.*)$/.exec(n)??[];s==="event"&&(t.event=o),s==="data"&&(t.data+=(t.data&&`
`)+o)}return t}async function*$a(e,t=6e4){let n=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let s=setTimeout(()=>n.cancel(),t),{done:o,value:r}=await n.read().finally(()=>clearTimeout(s));if(o)return;yield r}}finally{n.cancel().catch(()=>{})}}var Wt=1e3,_a=5e3,ga=1e4;async function Ts(e,t,{onVideo:n,onTrouble:s,signal:o}){let r=Cs;for(let a=0;!o.aborted;){try{for await(let l of r(e,t,o))if(a=0,s(null),n(l),V(l))return}catch(l){if(o.aborted)return;if(l.code==="not_found"&&r===Cs)r=ba;else{if(l.isFinal)throw l;s(l)}}await Ht(Math.min(ga,Wt*2**a++),o)}}async function As(e,{onPage:t,onTrouble:n,signal:s}){for(;!s.aborted;){let o=!1;try{let r=await e(s);if(s.aborted)return;n(null),t(r),o=r.data.some(a=>!V(a))}catch(r){if(s.aborted||(n(r),r.isFinal))return}await Ht(o?Wt:_a,s),await ya(s)}}async function*Cs(e,t,n){let s=await e.call(`${se(t)}/events`,{signal:n,headers:{accept:"text/event-stream"}});for await(let{event:o,data:r}of Es(s.body))o==="video"&&(yield JSON.parse(r))}async function*ba(e,t,n){for(;;)yield await e.video(t,n),await Ht(Wt,n)}function Ht(e,t){return new Promise(n=>{let s=setTimeout(n,e);t.addEventListener("abort",()=>(clearTimeout(s),n()),{once:!0})})}function ya(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function Ps({route:e}){let{api:t,announce:n,refresh:s}=w(y),[o,r]=f(0),{page:a,trouble:l}=wa(t,e,o),[c,u]=f(null),[p,m]=f(null),d=S();async function h(v,k){u(null);try{await v(),n(k),s(),r(o+1)}catch(g){u(g)}}let $=v=>h(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),E=async()=>{m(null),await h(()=>t.remove(p.id),"Deleted."),d.current.focus()};return i`
    <section class="page" aria-busy=${a?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${d}>My films</h1>
        <div class="finder">
          <${va} key=${e.search} route=${e} />
          <${Sa} route=${e} />
        </div>
      </div>
      <${N} error=${c??l} />
      ${e.search&&i`<${ka} page=${a} />`}
      ${a?.data.length>0&&i`<${xa} page=${a} onCancel=${$} onRemove=${m} />`}
      ${a&&!a.data.length&&!a.isSearching&&i`<${Ea} route=${e} />`}
      ${a&&i`<${Ca} route=${e} page=${a} />`}
      ${p&&i`<${xs} video=${p} onYes=${E} onNo=${()=>m(null)} />`}
    </section>
  `}function wa(e,t,n){let{status:s,search:o,after:r,before:a}=t,[l,c]=f(null),[u,p]=f(null);return _(()=>c(null),[s,o,r,a]),_(()=>{let m=new AbortController,{signal:d}=m,h=()=>ls(e,t,c,d);return o?h().then(c,$=>d.aborted||p($)):As(h,{onPage:c,onTrouble:p,signal:d}),()=>m.abort()},[e,s,o,r,a,n]),{page:l,trouble:u}}function va({route:e}){let t=S();return i`
    <form class="search" role="search" onSubmit=${s=>{s.preventDefault(),location.hash=K({status:e.status,search:t.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Sa({route:e}){return i`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",..._t}).map(([t,n])=>i`
          <a href=${K({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${n}</a>
        `)}
    </nav>
  `}function ka({page:e}){let t=`${b(e?.data.length??0)} found in ${b(e?.searched??0)} films`,n=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return i`<p class="quiet small" role="status">${t}${n}${e?.isSearching===!1?".":"\u2026"}</p>`}function xa({page:e,onCancel:t,onRemove:n}){return i`
    <ul class="gallery">
      ${e.data.map(s=>i`<${ks} key=${s.id} video=${s} onCancel=${t} onRemove=${n} />`)}
    </ul>
  `}function Ea({route:e}){let t=i`<a href=${K()}>Show all films</a>`;return e.search?i`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?i`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?i`<p class="none">There are no more films. ${t}.</p>`:i`<p class="none">No films yet. <a href=${H}>Make the first one</a>: a still and a sentence are enough.</p>`}function Ca({route:e,page:t}){let{status:n}=e;return e.search||!(t.newer||t.older)?null:i`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&i`<a class="button" href=${K({status:n})}>Newest</a>`}
      ${t.newer&&i`<a class="button" href=${K({status:n,before:t.newer})}>Newer</a>`}
      ${t.older&&i`<a class="button" href=${K({status:n,after:t.older})}>Older</a>`}
    </nav>
  `}var Ta={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},Kt={name:"",creditLimit:"0",role:"MEMBER",reason:""},Aa=Object.keys(Kt);function Is(){let{api:e,announce:t}=w(y),[n,s]=f(Kt),[o,r]=f(null),[a,l]=f(null),[c,u]=f(!1),p=S(),m=v=>k=>s(g=>({...g,[v]:k}));async function d(v){if(v.preventDefault(),c)return;u(!0),r(null);let{name:k,creditLimit:g,role:x,reason:C}=n;try{let T={name:k.trim(),creditLimit:Re(g),role:x};l(await e.operate.createClient(C.trim()?{...T,reason:C.trim()}:T)),t("Created.")}catch(T){r(T),p.current.elements[T.param]?.focus()}u(!1)}let h=()=>{s(Kt),l(null)};if(a)return i`<${Ia} client=${a} onAnother=${h} />`;let{problems:$,notice:E}=we(o,Aa);return i`
    <section class="page narrow">
      <p class="small"><a href=${R()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${d} novalidate>
        <${M} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${$}
          value=${n.name} onInput=${m("name")} />
        <${ye} name="role" label="What it is for" hint=${Ta[n.role]} problems=${$} options=${J}
          value=${n.role} onInput=${m("role")} />
        <${M} name="creditLimit" label="Limit in credits" hint=${Pa(n.creditLimit)} inputmode="numeric" problems=${$}
          value=${n.creditLimit} onInput=${m("creditLimit")} />
        <${M} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${$} value=${n.reason} onInput=${m("reason")} />
        <${N} error=${E} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function Pa(e){let t=Re(e);return`${typeof t=="number"&&t>999?`${j(t)}. `:""}What it may spend in total. It can be changed at any time.`}function Ia({client:e,onAnother:t}){return i`
    <section class="page narrow">
      <p class="small"><a href=${R()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${ot} text=${e.key.key}>
        <a class="button" href=${ee(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}var La=5,Na=24*3600,Oa=.1,Ra=3;function Ls(){let{api:e,may:t}=w(y),n=ae(r=>Ma(e,r),[e]),{data:s,error:o}=n;return i`
    <section class="page" aria-busy=${s||o?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${le} loaded=${n} />
      ${s&&i`<${Da} ...${s} mayChange=${t("operate:write")} />`}
    </section>
  `}async function Ma(e,t){let n=Math.floor(Date.now()/1e3)-Na,[s,o,r]=await Promise.all([Fa(qt(e,{},t)),e.operate.auditLog({limit:La},t),e.operate.auditLog({outcome:"refused",created_after:n,limit:100},t)]);return{clients:s,last:o.data,refused:r}}async function Fa(e){let t=[];for await(let n of e)t.push(n);return t}function Da({clients:e,last:t,refused:n,mayChange:s}){let o=e.filter(({role:r})=>r==="MEMBER");return i`
    <p class="quiet">${qa(e,o)}${e.length>=rt&&` These are the first ${b(rt)} only.`}</p>
    ${e.length>0&&i`<${Se} credits=${Ua(e)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${Ba} tasks=${ja(e,o,n)} mayChange=${s} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${B()}>Audit log</a></div>
      ${t.length?i`<${ve} entries=${t} />`:i`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function qa(e,t){let n=(o,r,a)=>`${b(o)} ${o===1?r:a}`,s=e.length-t.length;return`${n(t.length,"app","apps")}${s?` and ${n(s,"operator or reader","operators and readers")}`:""}, together:`}function Ua(e){let t=n=>e.reduce((s,o)=>s+o[n],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(n=>[n,t(n)]))}function ja(e,t,n){let s=t.filter(({status:l})=>l==="ACTIVE"),o=s.filter(({availableCredit:l})=>l<=0),r=s.filter(({availableCredit:l,creditLimit:c})=>l>0&&l<Oa*c),a=e.filter(({status:l})=>l==="SUSPENDED");return[{name:"No credits left",help:"They can make no new film until their limit is raised.",clients:o},{name:"Less than a tenth left",help:"Raise the limit, or ask what they need.",clients:r},{name:"Suspended",help:"Their requests are refused until they are activated.",clients:a,all:R({status:"SUSPENDED"})},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",count:n.data.length,hasMore:n.has_more,all:B({outcome:"refused"})}].filter(({clients:l,count:c})=>(c??l.length)>0)}function Ba({tasks:e,mayChange:t}){if(!e.length){let n=t&&i` You can <a href=${Me}>create a client</a>.`;return i`<p class="quiet part-none">Nothing: every app is active and has credits.${n}</p>`}return i`<ul class="tasks">${e.map(n=>i`<${Wa} key=${n.name} task=${n} />`)}</ul>`}function Wa({task:{name:e,help:t,clients:n=[],count:s=n.length,hasMore:o,all:r}}){let a=n.slice(0,Ra),l=s-a.length,c=a.map(({id:p,name:m})=>i`<a href=${ee(p)} dir="auto">${m}</a>`),u=l>0&&a.length?[...c,`${b(l)} more`]:c;return i`
    <li>
      <p class="sum">${b(s)}${o&&"+"}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Le(u)}
          ${r&&i`${a.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}var Ns=["16:9","9:16","1:1"],Os=["1080p","720p"],Rs=["8"];var Ms=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var De=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),Ce=e=>Object.fromEntries(Object.keys(De).map(t=>[t,e[t]??De[t]])),Fs=e=>[...e.normalize("NFC").trim()].length;function Gt(e,t){let n=s=>s.fast_mode===t.fast_mode&&s.generate_audio===t.generate_audio&&s.seconds===t.seconds;return e?.data.find(n)?.credits??null}function Ds(e,t){let n={};return t||(n.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(n.prompt="Say what happens in the film."),n}function qs({address:e,fields:t,image:n}){let s={address:e,fields:t,image:n??"still.png",isFile:!n?.startsWith("https://")};return[{name:"cURL",language:"bash",code:Ha(s)},{name:"JavaScript",language:"javascript",code:Ka(s)},{name:"Python",language:"python",code:Ga(s)},{name:"OpenAI SDK",language:"python",code:za(s)}]}function Ha({address:e,fields:t,image:n,isFile:s}){let o=Object.entries(s?t:{image:n,...t}).map(([l,c])=>`  --form-string ${Vt(`${l}=${c}`)}`),r=s?" -F 'image=@-;filename=still'":"",a=s?` \\
  < ${Vt(n)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${Vt(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${r} \\
${o.join(` \\
`)}${a}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function Ka({address:e,fields:t,image:n,isFile:s}){let o=s?`new Blob([await readFile(${JSON.stringify(n)})]), 'still'`:JSON.stringify(n);return`// node 18 or newer: node film.mjs
import { ${s?"readFile, ":""}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(e)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(t,null,2)};
const body = new FormData();
body.append('image', ${o});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function Ga({address:e,fields:t,image:n,isFile:s}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${Us(t)}
}
${s?Va(n):Ja(n)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var Va=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,Ja=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function za({address:e,fields:t,image:n,isFile:s}){let{prompt:o,seconds:r,...a}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(o)},
${s?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${Us(s?a:{image:n,...a},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${s?`with open(${JSON.stringify(n)}, "rb") as still:
${Ya(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var Ya=e=>e.replace(/^/gm,"    "),Vt=e=>`'${e.replaceAll("'","'\\''")}'`;function Us(e,t=4){let n=s=>typeof s=="boolean"?s?"True":"False":JSON.stringify(s);return Object.entries(e).map(([s,o])=>`${" ".repeat(t)}${JSON.stringify(s)}: ${n(o)},`).join(`
`)}function Bs({fields:e,image:t,answer:n,video:s}){let o=Ce(e),r=qs({address:Be(),fields:o,image:t?.name??t}),a={image:t instanceof File?`${t.name}, ${Y(t.size)}`:t??"a file",...o};return i`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${Qa} samples=${r} />
        <div class="json">
          <${js} title="Request" line="POST /videos, as a form" body=${a} />
          <${js} title="Answer" line=${Za(n,s)} body=${s??n?.body} />
        </div>
      </div>
    </section>
  `}function Qa({samples:e}){let[t,n]=f(0),s=S(),o=e[t];return i`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${s} onKeyDown=${a=>{let l={ArrowRight:1,ArrowLeft:-1}[a.key];if(!l)return;a.preventDefault();let c=(t+l+e.length)%e.length;n(c),s.current.children[c].focus()}}>
          ${e.map(({name:a},l)=>i`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>n(l)}>${a}</button>
            `)}
        </div>
        <${ce} label="Copy" text=${()=>o.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${o.code}</code></pre>
    </div>
  `}function js({title:e,line:t,body:n}){return i`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${n?JSON.stringify(n,null,2):"\u2026"}</code></pre>
    </section>
  `}function Za(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var me=e=>e.split(":").map(Number);function Jt(e,t,n){let[s,o]=me(n),r=s/o;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function Ws(e,t,n){let s=Jt(e,t,n),o=Math.round(100-Math.min(s.width,s.height));if(o<1)return`${n} fits: nothing is cut.`;let r=s.width<s.height?"left and right":"top and bottom";return`${n} keeps the middle; ${o} % is cut at ${r}.`}function Gs({fields:e,change:t,problems:n,children:s}){let o={fields:e,change:t,problems:n};return i`
    <${ei} ...${o}>${s}<//>
    <${zt} ...${o} name="aspect_ratio" legend="Aspect ratio" values=${Ns} icon=${ti} />
    <div class="pair">
      <${zt} ...${o} name="resolution" legend="Resolution" values=${Os} />
      <${zt} ...${o} name="seconds" legend="Duration" values=${Rs} unit=" s" />
    </div>
    <div class="switches">
      <${Ks} ...${o} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${Ks} ...${o} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${ni} ...${o} />
    </div>
  `}function ei({fields:e,change:t,problems:n,children:s}){let o=Fs(e.prompt);return i`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${s}
        <span class=${`count ${o>4e3?"too-many":""}`} id="prompt-count">
          ${b(o)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${b(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${n.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${q} name="prompt" problems=${n} />
    </div>
  `}var ti=e=>{let[t,n]=me(e);return i`<${ts} across=${t} down=${n} />`};function zt({fields:e,change:t,problems:n,name:s,legend:o,values:r,icon:a,unit:l=""}){return i`
    <fieldset class="field" aria-describedby=${`${s}-problem`}>
      <legend>${o}</legend>
      <div class="choice">
        ${r.map(c=>i`
            <label key=${c}>
              <input type="radio" name=${s} value=${c} checked=${e[s]===c}
                onChange=${()=>t({[s]:c})} />
              <span>${a?.(c)}${c}${l}</span>
            </label>
          `)}
      </div>
      <${q} name=${s} problems=${n} />
    </fieldset>
  `}function Ks({fields:e,change:t,problems:n,name:s,label:o,help:r}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">${o}</span><span class="quiet small" id=${`${s}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${s} aria-label=${o} checked=${e[s]}
          aria-describedby=${`${s}-help ${s}-problem`} onChange=${a=>t({[s]:a.target.checked})} />
      </label>
      <${q} name=${s} problems=${n} />
    </div>
  `}function ni({fields:e,change:t,problems:n}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${n.take?"true":null}
          onInput=${({target:s})=>t({take:Number.isInteger(s.valueAsNumber)?s.valueAsNumber:s.value})} />
      </label>
      <${q} name="take" problems=${n} />
    </div>
  `}var Vs="kinora.notify",Yt=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",Qt=()=>Yt()&&Notification.permission==="granted"&&sessionStorage.getItem(Vs)==="yes";function Js(){let[e,t]=f(Qt),[n,s]=f(!Yt());return n?null:i`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(Vs,r==="granted"?"yes":"no"),t(Qt()),s(!Yt())}}>
      <${P} name=${e?"done":"bell"} />Notify me
    </button>
  `}function zs(e){if(!document.hidden||!Qt())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let n=new Notification(t,{body:oe(e.prompt),tag:e.id});n.onclick=()=>window.focus()}catch{}}var Ys="kinora.tab",Zt="stills";var ct=e=>`video/${e}`;async function ut(e,t){await qe("readwrite",n=>n.put({file:t,time:Date.now()},Xt(e))),await ai()}var Qs=e=>qe("readwrite",t=>t.delete(Xt(e)));async function dt(e){return(await qe("readonly",n=>n.get(Xt(e))))?.file??null}var Xt=e=>`${si()}/${e}`;function si(){let e=sessionStorage.getItem(Ys);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(Ys,t),t}async function qe(e,t){let n=new Promise(s=>setTimeout(()=>s(null),2e3));return Promise.race([n,oi(e,t).catch(()=>null)])}async function oi(e,t){let n=await ri();try{return await Zs(t(n.transaction(Zt,e).objectStore(Zt)))}finally{n.close()}}function ri(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(Zt).createIndex("time","time"),Zs(e)}var Zs=e=>new Promise((t,n)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>n(e.error)});async function ai(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await qe("readonly",n=>n.index("time").getAllKeys(e));for(let n of t??[])await qe("readwrite",s=>s.delete(n))}function Xs(e,t){let{api:n,announce:s,mark:o,refresh:r}=w(y),[a,l]=f({});return _(()=>{if(l({video:t}),!e)return;let c=new AbortController,u=t;return Ts(n,e,{onVideo:d=>{l({video:d}),o(an(d)),u&&u.status!==d.status&&(s(V(d)?`${$e(d)}.`:ue(d)),r(),V(d)&&zs(d)),u=d},onTrouble:d=>l(h=>({...h,trouble:d})),signal:c.signal}).catch(d=>l({error:d})),()=>{c.abort(),o("")}},[n,e]),{...a,set:c=>l({video:c})}}function eo(e,t,n){let{api:s,announce:o}=w(y),[r,a]=f(null);return _(()=>{if(a(null),!e.id||t.isLoaded)return;let l=new AbortController;return ii(s,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let u=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";o(`Take ${c.fields.take} is set. ${u}`),n()},c=>!l.signal.aborted&&a(c)),()=>l.abort()},[s,e.id,e.again]),{error:r}}async function ii(e,{id:t,again:n},s){let o=await e.video(t,s),r=await dt(ct(t)),a=Ce(o);return{image:r,fields:n&&o.status!=="failed"?{...a,take:a.take+1}:a}}function to(){let[e,t]=f(Date.now());return _(()=>{let n=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(n)},[]),e/1e3}var no="kinora.loop";function oo({id:e,seen:t,outcome:n}){let{video:s,error:o,trouble:r}=t;return o?i`<${N} error=${o}><p><a href=${K()}>See all your films</a></p><//>`:s?i`<${li} key=${e} video=${s} trouble=${r} outcome=${n} onVideo=${t.set} />`:i`<div class="screen" aria-busy="true"></div>`}function li({video:e,trouble:t,outcome:n,onVideo:s}){let o=e.status==="completed",r=gs(e.id,o),[a,l]=f(!1),[c,u]=f(sessionStorage.getItem(no)!=="no"),p=()=>{sessionStorage.setItem(no,c?"no":"yes"),u(!c)},m=r.error??(a?{message:"This browser cannot play the film. Download it instead."}:null);return i`
    <${ci} video=${e} link=${!a&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${ui} video=${e} error=${m} />
    <//>
    <div class="under">
      <p class=${`outcome ${Ie(e)?"charged":""}`}>${n??cn(e)}</p>
      <p class="quiet small">${un(e)}</p>
      <${N} error=${t} />
      <${pi} video=${e} isLooped=${c} onLoop=${p} onVideo=${s} />
    </div>
  `}function ci({video:e,link:t,isLooped:n,onFailure:s,children:o}){let r=te(Ee(e.id)),[a,l]=me(e.aspect_ratio);return i`
    <div class="screen" style=${{"--across":a,"--down":l}}>
      ${t?i`<${bs} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${n} onFailure=${s} />`:i`${r&&i`<img src=${r} alt="" />`}${o}`}
    </div>
  `}function ui({video:e,error:t}){return e.status==="failed"?i`<${so} title=${pn(e)} text=${e.error.message} />`:t?i`<${so} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?i`<div class="curtain"><p class="state">Opening the film</p></div>`:i`<div class="curtain"><${di} video=${e} /></div>`}function di({video:e}){let t=to(),n=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),s=!!e.estimated_completed_at;return i`
    <p class="state">${ue(e)}${s&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${s?e.progress:void 0} aria-label=${ue(e)}></progress>
    <p class="small">
      ${gt(Math.max(0,t-e.created_at))} so far${s&&`, about ${gt(n)} left`}
    </p>
  `}function so({title:e,text:t}){return i`<div class="curtain"><p class="state">${e}</p><p><${ie} text=${t} /></p></div>`}function pi({video:e,isLooped:t,onLoop:n,onVideo:s}){let o=e.status==="completed";return i`
    <div class="actions">
      ${o&&i`
        <${lt} id=${e.id} />
        <${ys} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${n}><${P} name="loop" />Loop</button>
        <a class="button" href=${fe(e.id)}><${P} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&i`<a class="button" href=${fe(e.id)}><${P} name="again" />Try again</a>`}
      ${!V(e)&&i`<${Js} />`}
      ${e.status==="queued"&&i`<${fi} video=${e} onVideo=${s} />`}
      <a class="button" href=${H}>New film</a>
    </div>
  `}function fi({video:e,onVideo:t}){let{api:n,announce:s,refresh:o}=w(y),[r,a]=f(null);return i`
    <button type="button" class="button" onClick=${async()=>{a(null);try{t(await n.cancel(e.id)),s("Cancelled. Nothing was charged."),o()}catch(c){a(c)}}}><${P} name="cancel" />Cancel</button>
    <${N} error=${r} />
  `}function ro(){let{api:e}=w(y),[t,n]=f(null);return _(()=>{let s=new AbortController;return e.videos({limit:1},s.signal).then(o=>n(o.data[0]??null),()=>{}),()=>s.abort()},[e]),t&&i`<${mi} video=${t} />`}function mi({video:e}){let t=te(Ee(e.id));return i`
    <a class="last" href=${X(e.id)}>
      <span class="thumb">${t&&i`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${$e(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function ao({price:e,failure:t}){let{credits:n}=w(y),s=t?.status===402?t.figures:null,o=n&&e!==null?e-n.availableCredit:0;return i`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":b(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${n&&(o>0?i`<span class="short">${j(o)} more than the ${b(n.availableCredit)} you have left</span>`:`of ${b(n.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${s?"notice":null}>
      ${s&&i`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${b(s.required)}</dd>
          <dt>Your limit</dt><dd>${b(s.creditLimit)}</dd>
          <dt>Used</dt><dd>${b(s.usedCredit)}</dd>
          <dt>Held</dt><dd>${b(s.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var hi="The cat looks up and blinks, soft light, slow push-in";function io({draft:e,desk:t,problems:n}){let{image:s,fields:o}=e;return i`
    <label class="drop">
      <${co} onFile=${t.choose} problems=${n} />
      ${s instanceof File&&i`<${yi} key=${s} image=${s} aspectRatio=${o.aspect_ratio} />`}
      ${typeof s=="string"&&i`<${bi} address=${s} />`}
      ${!s&&i`<${gi} aspectRatio=${o.aspect_ratio} />`}
    </label>
    <${q} name="image" problems=${n} />
    <${vi} image=${s} prompt=${o.prompt} desk=${t} />
  `}function lo({image:e,onImage:t,problems:n}){return i`
    <div class="field">
      <label class="still-row">
        <${co} onFile=${t} problems=${n} />
        <span class="thumb">${e instanceof File&&i`<${_i} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?$i(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${q} name="image" problems=${n} />
    </div>
  `}function co({onFile:e,problems:t}){let n=({target:s})=>{s.files.length&&e(s.files[0]),s.value=""};return i`
    <input class="unseen" type="file" name="image" accept=${Ms.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${n} />
  `}var $i=e=>e instanceof File?`${e.name}, ${Y(e.size)}`:new URL(e).host;function _i({image:e}){return i`<img src=${te(e)} alt="" />`}function gi({aspectRatio:e}){let[t,n]=me(e);return i`
    <span class="invitation" style=${{aspectRatio:`${t} / ${n}`}}>
      <${P} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${Y(2e7)}</span>
    </span>
  `}function bi({address:e}){return i`
    <span class="invitation address">
      <${P} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function yi({image:e,aspectRatio:t}){let n=te(e),[s,o]=f(null),[r,a]=f(!1),l=({target:c})=>o({width:c.naturalWidth,height:c.naturalHeight});return i`
    <span class="preview">
      ${r?i`<span class="broken quiet">This browser cannot show the file.</span>`:i`<span class="whole" style=${s&&{"--across":s.width,"--down":s.height}}>
            <img src=${n} alt="The still" onLoad=${l} onError=${()=>a(!0)} />
            ${s&&i`<${wi} size=${s} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${s&&`${s.width} \xD7 ${s.height}, `}${Y(e.size)}</span>
      <span>${s&&Ws(s.width,s.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function wi({size:e,aspectRatio:t}){let n=Jt(e.width,e.height,t);return i`<span class="frame" style=${{width:`${n.width}%`,height:`${n.height}%`}}></span>`}function vi({image:e,prompt:t,desk:n}){let[s,o]=f(!1),r=()=>o(!1);return s?i`<${Si} onAddress=${n.choose} onClose=${r} />`:i`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>o(!0)}><${P} name="link" />Use an address</button>
      ${!e&&i`<${ki} prompt=${t} desk=${n} />`}
    </div>
  `}function Si({onAddress:e,onClose:t}){let n=S(),[s,o]=f(null);_(()=>n.current.focus(),[]);let r=()=>{let l=n.current.value.trim();return xi(l)?(e(l),t()):o("Give the https address of an image, such as https://example.com/cat.png.")};return i`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${n} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${s?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${s}</p>
  `}function ki({prompt:e,desk:t}){let[n,s]=f(null);return i`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:hi})}catch{s("The sample cannot be loaded. Load the page again.")}}}><${P} name="still" />Try the sample</button>
    ${n&&i`<p class="problem" role="alert">${n}</p>`}
  `}function xi(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var uo=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function fo({route:e,desk:t}){let n=w(y),s=S(),o=e.again?void 0:e.id,{draft:r}=t,a=Ei(t,s),l=a.answer?.id===o?a.answer:null,c=Xs(o,l?.body),u=eo(e,t,()=>s.current.querySelector("[type=submit]")?.focus()),p=Gt(n.prices,r.fields),m={...a.problems,...t.fileProblem&&{image:t.fileProblem}},d=h=>{t.change(h),a.forget(Object.keys(h))};return _(()=>a.forget(["image"]),[r.image]),_(()=>a.forget([]),[e.id,e.again]),i`
    <form class="playground" ref=${s} onSubmit=${a.send} onKeyDown=${Ti} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${o?i`<${oo} key=${o} id=${o} seen=${c} outcome=${l?.outcome} />`:i`<${io} draft=${r} desk=${t} problems=${m} />
              ${!e.id&&i`<${ro} />`}`}
      </div>
      ${n.may("videos:write")&&i`<div class="panel">
        ${o&&i`<${lo} image=${r.image} onImage=${t.choose} problems=${m} />`}
        <${Gs} fields=${r.fields} change=${d} problems=${m}>
          ${!e.id&&i`<${Ci} desk=${t} />`}
        <//>
        <${ao} price=${p} failure=${a.failure} />
        <${N} error=${a.notice??u.error??n.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${a.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${h=>a.isOn&&h.preventDefault()}>
          ${a.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${n.may("videos:write")&&i`<${Bs} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function Ei(e,t){let n=w(y),[s,o]=f(null),[r,a]=f({}),[l,c]=f(null),[u,p]=f(!1),{fields:m,image:d}=e.draft;async function h(x){x.preventDefault();let C=Ds(m,d);if(a(C),o(null),Object.keys(C).length)return po(t.current,Object.keys(C)[0]);p(!0);try{await $()}catch(T){o(T),uo.includes(T.param)&&po(t.current,T.param)}p(!1)}async function $(){let x=await n.api.create(Ce(m),d),C=await x.json(),T=x.headers.get("kinora-cache"),F=Date.parse(x.headers.get("date"))/1e3,W=ln({cache:T,date:F},C,Gt(n.prices,m));c({id:C.id,status:x.status,cache:T,outcome:W,body:C}),e.follow(C.id),n.announce(W),n.refresh(),location.hash=X(C.id)}function E(x){o(null),a(C=>Object.fromEntries(Object.entries(C).filter(([T])=>!x.includes(T))))}let v=uo.includes(s?.param),k={...r,...v&&{[s.param]:s.message}},g=s&&!v&&s.status!==402?s:null;return{send:h,forget:E,failure:s,problems:k,notice:g,answer:l,isOn:u}}function Ci({desk:e}){return e.restore&&e.isEmpty?i`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&i`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function Ti(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function po(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function mo({reason:e,hasDraft:t,onKey:n}){let[s,o]=f(e),[r,a]=f(!1),l=S(),c=S();_(()=>{document.title="Sign in \xB7 Kinora",l.current.focus()},[]);async function u(p){p.preventDefault();let m=l.current.value.trim();o(null),a(!0);let d=await Ai(m);return a(!1),d?(o(d),l.current.focus()):n(m,c.current.checked)}return i`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${u} novalidate>
        <${st} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${l} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${s?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${s&&i`<${ie} text=${s} />`}</p>
        <label class="check"><input ref=${c} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${r}>${r?"One moment\u2026":"Sign in"}</button>
        ${t&&i`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function Ai(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await We(e,()=>{}).currentKey(),null}catch(t){return t.message}}var en="kinora.drafts",z=Object.freeze({fields:De,image:null}),tn=Object.freeze({fresh:z,shown:null});async function $o(){let e=Ii();if(!e)return tn;let[t,n]=await Promise.all([ho("fresh",e.fresh),ho("shown",e.shown)]);return{fresh:t??z,shown:n}}function _o(e,t){let n=Object.fromEntries(Object.entries(e).map(([s,o])=>[s,o&&Pi(o)]));e.fresh===z&&!e.shown?sessionStorage.removeItem(en):sessionStorage.setItem(en,JSON.stringify(n));for(let s of Object.keys(e)){let o=e[s]?.image;o!==t[s]?.image&&(o instanceof File?ut(s,o):Qs(s))}}var Pi=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function ho(e,t){if(!t)return null;let n=t.image?.name===void 0?t.image:await dt(e);return{...t,fields:{...De,...t.fields},image:n}}function Ii(){try{return JSON.parse(sessionStorage.getItem(en))}catch{return null}}var go="Export it as JPEG or PNG.";async function bo(e){if(!e.size)return"This file is empty. Choose another one.";let t=Ri(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!Li.includes(t)?`${Ni[t]??`This is ${t}, not an image.`} ${go}`:t?e.size>2e7?`This file has ${Y(e.size)}; ${Y(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${go}`}var Li=["JPEG","PNG","WebP","HEIC","AVIF"],Ni={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},Oi=(e,t,n)=>String.fromCharCode(...e.slice(t,n));function Ri(e){let t=Oi(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?Mi(t):null}function Mi(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function yo(e){let[t,n]=f(e),s=S(e);return Nt(()=>{_o(t,s.current),s.current=t},[t]),{drafts:t,set:n,forget:()=>n(tn),hasAny:t.fresh!==z}}var ht=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",ft=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,mt=(e,t,{fields:n,image:s})=>t==="fresh"?{...e,fresh:{fields:n,image:s}}:{...e,shown:{place:t,fields:n,image:s}};function wo(e,{drafts:t,set:n}){let s=ht(e??{}),[o,r]=f(null),[a,l]=f(null),c=ft(t,s),u=c??z,p=(d,h)=>n($=>mt($,d,h));async function m(d){let h=d instanceof File?await bo(d):null;r(h),l(null);let $=Fi(e);if(h)return $.page&&(location.hash=$.page);n(E=>mt(E,$.place,qi(ft(E,s)??z,$,d))),$.page&&(location.hash=$.page)}return{place:s,draft:u,isLoaded:c!==null,fileProblem:o,choose:m,change:d=>{r(null),l(null),n(h=>mt(h,s,Di(ft(h,s)??z,d)))},fill:(d,h)=>n($=>ft($,d)?$:mt($,d,h)),follow:d=>{u.image instanceof File&&ut(ct(d),u.image),p(ht({id:d}),u)},clear:()=>{r(null),l(u),n(d=>({...d,fresh:z}))},restore:a&&(()=>(l(null),p("fresh",a))),isEmpty:u===z}}function Fi(e){return e?.page!=="playground"?{place:"fresh",page:H}:e.id&&!e.again?{place:ht({...e,again:!0}),page:fe(e.id),isNew:!0}:{place:ht(e),page:null}}var Di=(e,t)=>({...e,fields:{...e.fields,...t}}),qi=(e,{isNew:t},n)=>({image:n,fields:t?{...e.fields,take:1}:e.fields});function nn({dataTransfer:e,target:t}){let n=e?.types??[];return n.includes("Files")||n.includes("text/uri-list")&&!t.closest?.("input, textarea")}var Ui=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function So(){_(()=>{let e=t=>nn(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function ko({onFile:e,onAddress:t}){let[n,s]=f(!1);return _(()=>{let c={dragover:u=>s(nn(u)),dragleave:u=>u.relatedTarget===null&&s(!1),drop:u=>{s(!1),nn(u)&&vo(u.dataTransfer,e,t)},paste:u=>Ui(u)&&vo(u.clipboardData,e)&&u.preventDefault()};for(let[u,p]of Object.entries(c))addEventListener(u,p);return()=>{for(let[u,p]of Object.entries(c))removeEventListener(u,p)}}),i`<div class="drop-note" hidden=${!n} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function vo(e,t,n){let[s]=e?.files??[];if(s)return t(s),!0;let o=n&&e?.getData("text/uri-list").split(/\r?\n/).find(ji);return o&&n(o),!!o}var ji=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function xo({pages:e,current:t,who:n,credits:s,onSignOut:o,onSkip:r}){return i`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${st} />Kinora</a>
      <nav aria-label="Pages">
        ${Object.entries(e).map(([a,{title:l,address:c}])=>i`<a href=${c} aria-current=${a===t?"page":null}>${l}</a>`)}
        <a href="docs">API</a>
      </nav>
      <p class="purse">${s&&`${j(s.availableCredit)} left`}</p>
      <${Bi} who=${n} onSignOut=${o} />
    </header>
  `}function Bi({who:e,onSignOut:t}){let n=e?.clientName??"Account",s=Be();return i`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${n}`}>
      <span class="who">${n}</span><${P} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">This key belongs to</p>
      <p class="who">${n}</p>
      ${e&&i`<p class="quiet small">It may ${ge(e.scopes.map(o=>Q[o]??o))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${s}</code></p>
      <div class="actions">
        <${ce} label="Copy address" text=${()=>s} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function Eo({title:e,scope:t,pages:n}){let s=Object.values(n).map(({title:o,address:r})=>i`<a href=${r}>${o}</a>`);return i`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${Q[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${Wi(t,n)}</p>
      ${s.length>0&&i`<p>With this key you can open: ${Le(s)}.</p>`}
    </section>
  `}function Wi(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?i`
    Films are made with the key of an app: <a href=${R()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var Te="kinora.key",Hi=/^#\/?key=(kin_[\x21-\x7e]+)$/;function sn(){let e=Hi.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(Te,e),e):null}function Co(){let[e,t]=f(()=>sessionStorage.getItem(Te)??localStorage.getItem(Te)),n=(s,o=!1)=>{sessionStorage.removeItem(Te),localStorage.removeItem(Te),s&&(o?localStorage:sessionStorage).setItem(Te,s),t(s)};return _(()=>{let s=()=>{let o=sn();o&&(t(o),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",s),()=>removeEventListener("hashchange",s)},[]),[e,n]}function To(){let[e,t]=f(location.hash);return _(()=>{let n=()=>t(location.hash);return addEventListener("hashchange",n),()=>removeEventListener("hashchange",n)},[]),Jn(e)}function Ao(e){let[t,n]=f({who:null,trouble:null}),s=()=>e.currentKey().then(o=>n({who:o,trouble:null}),o=>n({who:null,trouble:o}));return _(()=>{s()},[e]),{...t,retry:s}}function Po(e,t){let[n,s]=f(null),[o,r]=f(null),[a,l]=f(null),c=async(p,m)=>{try{m(await p()),l(null)}catch(d){l(d)}},u=()=>t&&c(e.credits,s);return _(()=>{u(),c(e.prices,r)},[e,t]),{credits:n,prices:o,refresh:u,trouble:a}}var Io={playground:{title:"Playground",address:H,view:fo,scope:"videos:write"},films:{title:"My films",address:K(),view:Ps,scope:"videos:read"},credits:{title:"My credits",address:Zn,view:ws,scope:"credits:read"},overview:{title:"Overview",address:Xn,view:Ls,scope:"operate:read"},clients:{title:"Clients",address:R(),view:ps,scope:"operate:read"},client:{title:"Client",under:"clients",view:is,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:Is,scope:"operate:write"},"audit-log":{title:"Audit log",address:B(),view:es,scope:"operate:read"}};function Lo({drafts:e}){let[t,n]=Co(),[s,o]=f(null),r=yo(e);So();let a=(u,p)=>{o(null),n(u,p)},l=u=>{n(null),o(u.message)},c=()=>{r.forget(),n(null)};return t?i`<${Ki} key=${t} apiKey=${t} drafts=${r} onRefused=${l} onSignOut=${c} />`:i`<${mo} reason=${s} hasDraft=${r.hasAny} onKey=${a} />`}function Ki({apiKey:e,drafts:t,onRefused:n,onSignOut:s}){let o=be(()=>We(e,n),[e]),{who:r,trouble:a,retry:l}=Ao(o),c=C=>r?.scopes.includes(C)??!1,u=Gi(To(),c),p=Po(o,c("credits:read")),m=wo(u,t),[d,h]=f(""),[$,E]=f(""),v=S(),k=u&&Io[u.page];Yi(k?.title??"Page not found",$,v);let g=Object.fromEntries(Object.entries(Io).filter(([,{address:C,scope:T}])=>C&&c(T))),x={api:o,may:c,who:r,announce:h,mark:E,...p};return i`
    <${y.Provider} value=${x}>
      <${xo} pages=${g} current=${k?.under??u?.page} who=${r} credits=${p.credits} onSignOut=${s}
        onSkip=${()=>No(v)} />
      <main ref=${v}>
        ${r?i`<${Vi} page=${k} route=${u} desk=${m} pages=${g} may=${c} />`:i`<${Ji} title=${k?.title} trouble=${a} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&i`<${ko} onFile=${m.choose} onAddress=${m.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${d}</p>
    <//>
  `}function Gi(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function Vi({page:e,route:t,desk:n,pages:s,may:o}){if(!e)return i`<${zi} pages=${s} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return o(r)?i`<${e.view} route=${t} desk=${n} />`:i`<${Eo} title=${e.title} scope=${r} pages=${s} />`}function Ji({title:e,trouble:t,onRetry:n}){return i`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${N} error=${t} />
      ${t&&i`<div class="pages"><button type="button" class="button" onClick=${n}>Try again</button></div>`}
    </section>
  `}function zi({pages:e}){let[t]=Object.values(e);return i`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&i`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function Yi(e,t,n){let s=S(!0);_(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),_(()=>{s.current||(No(n),scrollTo(0,0)),s.current=!1},[e])}function No(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}sn();var Qi=await $o();Pt(i`<${Lo} drafts=${Qi} />`,document.getElementById("app"));
